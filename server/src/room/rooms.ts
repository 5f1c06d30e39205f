import { randomUUID } from 'node:crypto'
import { emptyInterview, type Interview } from '@dryrun/shared/interview/interview.ts'
import type { Receipt } from '@dryrun/shared/protocol.ts'
import { fold, LogFold } from '../core/log-fold.ts'
import { HOUSE, type HouseCommand } from '../core/system-commands.ts'
import type { EventLog } from '../log/event-log.ts'
import { Conductor } from './conductor.ts'
import { Gate } from './gate.ts'
import { Room, type RoomPorts } from './room.ts'
import { applyInSlices } from './slices.ts'
import { Turns } from './turns.ts'

/** How long an empty room is kept for those who reload the page. */
const KEEP_EMPTY_MS = 60_000
/** How many logs are read at a time to open a room or to look into one. */
const MOST_AT_ONCE = 32

type Ports = Omit<RoomPorts, 'onTold' | 'onPointed' | 'onJoined' | 'onClosed' | 'pause'> & { log: EventLog }
type PointedListener = NonNullable<RoomPorts['onPointed']>
type JoinedListener = NonNullable<RoomPorts['onJoined']>
type Listener = (interview: Interview, type: string) => void

/** The open rooms of this process: at most one an interview. */
export class Rooms {
  readonly #open = new Map<string, Promise<Room>>()
  /** Those of them that are empty, each with the timer that closes it. */
  readonly #idle = new Map<Room, ReturnType<typeof setTimeout>>()
  /** Looks into closed rooms that are under way. */
  readonly #peeks = new Map<string, Promise<Interview>>()
  readonly #gate = new Gate(MOST_AT_ONCE)
  readonly #turns = new Turns()
  readonly #listeners = new Set<Listener>()
  readonly #pointedListeners = new Set<PointedListener>()
  readonly #joinedListeners = new Set<JoinedListener>()
  readonly #ports: Ports
  #closing = false
  #isSaving = true

  constructor(ports: Ports) {
    this.#ports = ports
  }

  /** The server stops: whoever asks for a room now is to come back later. */
  get isClosing(): boolean {
    return this.#closing
  }

  /** The room of an interview, or nothing when there is no such interview. Rejects when the log can't be read. */
  async get(interviewId: string): Promise<Room | undefined> {
    const room = await this.#load(interviewId)
    if (room.interview.id) {
      // Who asks for it may not be let in after all.
      this.#closeLater(room)
      return room
    }
    // Unless it is just being opened: who asks for what is not there must not fill our memory.
    if (room.isIdle) room.close()
    return undefined
  }

  /**
   * What is true of an interview now, secrets included: for the server's own use. Where its room is not open it is read
   * without the drawing, which may be a hundred thousand entries that nobody has asked for.
   */
  async peek(interviewId: string): Promise<Interview | undefined> {
    const id = interviewId.toLowerCase()
    const open = this.#open.get(id)
    const interview = open ? (await open).interview : await this.#look(id)
    return interview.id ? interview : undefined
  }

  /** Whether the room of an interview is open on this server, or about to be. */
  isOpen(interviewId: string): boolean {
    return this.#open.has(interviewId.toLowerCase())
  }

  /** An interview as it was opened, with nobody in it: read at once, however long its log is. */
  async opening(interviewId: string): Promise<Interview | undefined> {
    const first = await this.#ports.log.first(interviewId.toLowerCase())
    return first && fold([first])
  }

  /** All who look into one room at the same time share one reading of its log. */
  #look(id: string): Promise<Interview> {
    const known = this.#peeks.get(id)
    if (known) return known
    const look = this.#gate.through(() => this.#foldFacts(id)).finally(() => this.#peeks.delete(id))
    this.#peeks.set(id, look)
    return look
  }

  async #foldFacts(id: string): Promise<Interview> {
    const facts = new LogFold(emptyInterview)
    await applyInSlices(this.#ports.log.factPages(id), {
      apply: (entries) => void facts.apply(entries),
      pause: () => this.#turns.next(),
    })
    return facts.interview
  }

  /** Whether a person is connected to the room of an interview on this server. */
  async isHere(interviewId: string, personId: string): Promise<boolean> {
    return (await this.#open.get(interviewId.toLowerCase()))?.isHere(personId) ?? false
  }

  /** Asks for something on a person's behalf, after a form or a link was checked. Opens a new interview's room too. */
  async submitHouse(interviewId: string, command: HouseCommand, by: string): Promise<Receipt> {
    const room = await this.#load(interviewId)
    const receipt = await room.submit({ id: randomUUID(), command }, by)
    this.#closeLater(room)
    return receipt
  }

  /** Calls back after each commit of any room with the interview as it is then, and the type of what happened. */
  onTold(listener: Listener): void {
    this.#listeners.add(listener)
  }

  /** Calls back with where somebody points in any room, and when by the clock of its log. */
  onPointed(listener: PointedListener): void {
    this.#pointedListeners.add(listener)
  }

  /** Calls back with who has come into any room, by the clock of its log. */
  onJoined(listener: JoinedListener): void {
    this.#joinedListeners.add(listener)
  }

  /** Closes the room once nobody has been in it for a while. */
  left(room: Room): void {
    this.#closeLater(room)
  }

  /** Closes the room of an interview, if it is open: what is in the log has changed, or is gone. Its people come back. */
  async shut(interviewId: string): Promise<void> {
    const room = await this.#open.get(interviewId.toLowerCase())
    room?.close()
  }

  /** The database has stopped saving, or saves again: all rooms alike are told, those still being opened too. */
  setSaving(isSaving: boolean): void {
    this.#isSaving = isSaving
    for (const room of this.#open.values()) void tellSaving(room, isSaving)
  }

  /** Finishes what is under way in every room, then closes them. */
  async closeAll(): Promise<void> {
    this.#closing = true
    const rooms = await Promise.allSettled(this.#open.values())
    await Promise.all(rooms.map((room) => room.status === 'fulfilled' && room.value.finish()))
  }

  /** One spelling: an id written in capitals would else get a room, and a writer, of its own. */
  #load(spelled: string): Promise<Room> {
    const interviewId = spelled.toLowerCase()
    const known = this.#open.get(interviewId)
    if (known) return known
    const { now, onFault } = this.#ports
    const conduct = async () => (await room).submit({ id: randomUUID(), command: { type: 'conductSolo' } }, HOUSE)
    const conductor = new Conductor({ now, conduct, onFault })
    const ports: RoomPorts = {
      ...this.#ports,
      pause: () => this.#turns.next(),
      onTold: (interview, { event }) => {
        conductor.watch(interview)
        this.#tell(this.#listeners, interview, event.type)
      },
      onPointed: (...pointed) => this.#tell(this.#pointedListeners, ...pointed),
      onJoined: (...joined) => this.#tell(this.#joinedListeners, ...joined),
      onClosed: (closed) => {
        clearTimeout(this.#idle.get(closed))
        this.#idle.delete(closed)
        conductor.stop()
        this.#forget(interviewId, room)
      },
    }
    const room = this.#gate.through(() => Room.open(interviewId, ports))
    this.#open.set(interviewId, room)
    room.then(({ interview }) => conductor.watch(interview)).catch(() => {})
    if (!this.#isSaving) void tellSaving(room, false)
    room.catch(() => this.#forget(interviewId, room))
    return room
  }

  /** A listener that fails must not make what is committed look unsaved. */
  #tell<T extends unknown[]>(listeners: Iterable<(...told: T) => void>, ...told: T): void {
    for (const listener of listeners) {
      try {
        listener(...told)
      } catch (error) {
        this.#ports.onFault(error)
      }
    }
  }

  #forget(interviewId: string, room: Promise<Room>): void {
    if (this.#open.get(interviewId) === room) this.#open.delete(interviewId)
  }

  #closeLater(room: Room): void {
    clearTimeout(this.#idle.get(room))
    const close = () => {
      this.#idle.delete(room)
      if (room.isIdle) room.close()
    }
    this.#idle.set(room, setTimeout(close, KEEP_EMPTY_MS).unref())
  }
}

const tellSaving = (room: Promise<Room>, isSaving: boolean): Promise<void> =>
  room.then(
    (open) => open.setSaving(isSaving),
    () => {},
  )

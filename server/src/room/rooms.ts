import { randomUUID } from 'node:crypto'
import { emptyInterview, type Interview } from '@dryrun/shared/interview/interview.ts'
import type { Receipt } from '@dryrun/shared/protocol.ts'
import { fold, LogFold } from '../core/log-fold.ts'
import { SYSTEM, type SystemCommand } from '../core/system-commands.ts'
import type { EventLog } from '../log/event-log.ts'
import { Gate } from './gate.ts'
import { Room, type RoomPorts } from './room.ts'
import { applyInSlices } from './slices.ts'
import { SoloScheduler } from './solo-scheduler.ts'
import { Turns } from './turns.ts'

/** Keeps an empty room for a page reload. */
const KEEP_EMPTY_MS = 60_000
const MOST_AT_ONCE = 32

type Ports = Omit<RoomPorts, 'onTold' | 'onPointed' | 'onJoined' | 'onClosed' | 'pause'> & { log: EventLog }
type PointedListener = NonNullable<RoomPorts['onPointed']>
type JoinedListener = NonNullable<RoomPorts['onJoined']>
type Listener = (interview: Interview, type: string) => void

/** The open rooms of this process, at most one per interview. */
export class Rooms {
  readonly #open = new Map<string, Promise<Room>>()
  readonly #idle = new Map<Room, ReturnType<typeof setTimeout>>()
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

  get isClosing(): boolean {
    return this.#closing
  }

  /** Opens the room, or returns `undefined` when the interview does not exist. Rejects when the log cannot be read. */
  async get(interviewId: string): Promise<Room | undefined> {
    const room = await this.#load(interviewId)
    if (room.interview.id) {
      // The caller may still refuse the connection.
      this.#closeLater(room)
      return room
    }
    // Requests for unknown interviews must not fill the memory. A room that another caller is opening stays.
    if (room.isIdle) room.close()
    return undefined
  }

  /**
   * Returns the interview, secrets included, for use inside the server only; skips the board entries of a closed room,
   * because there may be 100,000. Rejects when the log cannot be read.
   */
  async peek(interviewId: string): Promise<Interview | undefined> {
    const id = interviewId.toLowerCase()
    const open = this.#open.get(id)
    const interview = open ? (await open).interview : await this.#look(id)
    return interview.id ? interview : undefined
  }

  isOpen(interviewId: string): boolean {
    return this.#open.has(interviewId.toLowerCase())
  }

  /** Returns the interview as of its first entry, without people. Cost does not depend on the length of the log. */
  async opening(interviewId: string): Promise<Interview | undefined> {
    const first = await this.#ports.log.first(interviewId.toLowerCase())
    return first && fold([first])
  }

  /** Concurrent reads of one interview share one pass over its log. */
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

  async isHere(interviewId: string, personId: string): Promise<boolean> {
    return (await this.#open.get(interviewId.toLowerCase()))?.isHere(personId) ?? false
  }

  /** Issues a system command for a person; opens the room of a new interview. Rejects when the log cannot be read. */
  async submitHouse(interviewId: string, command: SystemCommand, by: string): Promise<Receipt> {
    const room = await this.#load(interviewId)
    const receipt = await room.submit({ id: randomUUID(), command }, by)
    this.#closeLater(room)
    return receipt
  }

  onTold(listener: Listener): void {
    this.#listeners.add(listener)
  }

  onPointed(listener: PointedListener): void {
    this.#pointedListeners.add(listener)
  }

  onJoined(listener: JoinedListener): void {
    this.#joinedListeners.add(listener)
  }

  left(room: Room): void {
    this.#closeLater(room)
  }

  /** Closes an open room, because its log was changed or deleted; clients reconnect. */
  async shut(interviewId: string): Promise<void> {
    const room = await this.#open.get(interviewId.toLowerCase())
    room?.close()
  }

  setSaving(isSaving: boolean): void {
    this.#isSaving = isSaving
    for (const room of this.#open.values()) void tellSaving(room, isSaving)
  }

  async closeAll(): Promise<void> {
    this.#closing = true
    const rooms = await Promise.allSettled(this.#open.values())
    await Promise.all(rooms.map((room) => room.status === 'fulfilled' && room.value.finish()))
  }

  /** Lower case, because another spelling of the id would open a second room, with a second writer. */
  #load(spelled: string): Promise<Room> {
    const interviewId = spelled.toLowerCase()
    const known = this.#open.get(interviewId)
    if (known) return known
    const { now, onFault } = this.#ports
    const conduct = async () => (await room).submit({ id: randomUUID(), command: { type: 'conductSolo' } }, SYSTEM)
    const conductor = new SoloScheduler({ now, conduct, onFault })
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

  /** An error in a listener must not make a committed entry look unsaved. */
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

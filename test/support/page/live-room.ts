import type { Connection, ConnectionEars } from '@dryrun/client/live/connection.ts'
import type { StoredNote } from '@dryrun/client/live/kept-notices.ts'
import type { PageDisk, Stored } from '@dryrun/client/live/outbox-disk.ts'
import { openRoom, type RoomClient } from '@dryrun/client/live/room-client.ts'
import type { Entry } from '@dryrun/server/core/events.ts'
import { Room } from '@dryrun/server/room/room.ts'
import { Board } from '@dryrun/shared/interview/board.ts'
import type { Receipt, Submission } from '@dryrun/shared/protocol.ts'
import { INTERVIEW, inRoundOne } from '../domain/facts.ts'
import { type Happened, logOf } from '../domain/given.ts'
import { plenty } from '../domain/plenty.ts'
import type { HandClock } from './hand-clock.ts'
import { PaperCanvas } from './paper-canvas.ts'

/** The real room over an in-memory log, which can be stopped and reopened at any time. */
export class LiveRoom {
  readonly log: Entry[]
  readonly #clock: HandClock
  readonly #elements: number
  #room: Room | undefined
  #lives = 0

  constructor(clock: HandClock, elements = 5_000, past: readonly Happened[] = inRoundOne) {
    this.log = [...logOf(past)]
    this.#clock = clock
    this.#elements = elements
  }

  async open(): Promise<Room> {
    this.#room ??= await Room.open(INTERVIEW, {
      log: {
        append: async (_, entries) => void this.log.push(...entries),
        size: async () => 0,
        read: async (_, after = 0) => this.log.filter(({ seq }) => seq > after),
        pages: () => pageOf(this.log),
      },
      pause: async () => {},
      newLife: () => ++this.#lives,
      now: this.#clock.now,
      limits: { ...plenty, elements: this.#elements },
      onTold: () => {},
      onClosed: () => {},
      onFault: (fault) => {
        throw fault
      },
    })
    return this.#room
  }

  stop(): void {
    this.#room?.close()
    this.#room = undefined
  }

  board(): Board {
    const board = new Board()
    for (const { event } of this.log) if (event.type === 'boardChanged') board.apply(event.patches)
    return board
  }
}

async function* pageOf(log: readonly Entry[]): AsyncGenerator<Entry[]> {
  yield [...log]
}

export class MemoryDisk<T extends Stored | StoredNote = Stored> implements PageDisk<T> {
  #stored: T[] = []
  load = async (): Promise<readonly T[]> => [...this.#stored].sort((a, b) => a.order - b.order)
  put = (stored: T): void => void this.#stored.push(structuredClone(stored))
  remove = ({ id }: Pick<T, 'id'>): void => {
    this.#stored = this.#stored.filter((one) => one.id !== id)
  }
}

/** One person's browser: reloadable clients, lasting storage, and a connection that a test cuts and restores. */
export class Browser {
  canvas = new PaperCanvas()
  client: RoomClient
  readonly #server: LiveRoom
  readonly #person: string
  readonly #clock: HandClock
  readonly #disk = new MemoryDisk<Stored>()
  readonly #noticeDisk = new MemoryDisk<StoredNote>()
  #ears: ConnectionEars | undefined
  #version: number | undefined
  #hangUp: (() => void) | undefined

  constructor(server: LiveRoom, person: string, clock: HandClock) {
    this.#server = server
    this.#person = person
    this.#clock = clock
    this.client = this.#visit()
  }

  get isLinked(): boolean {
    return this.#hangUp !== undefined
  }

  async link(): Promise<void> {
    const ears = this.#ears
    if (this.#hangUp || !ears) return
    const room = await this.#server.open()
    let isUp = true
    const leave = room.join(
      this.#person,
      {
        frame: (frame) => {
          if (!isUp) return
          this.#version = frame.version
          ears.onFrame(structuredClone(frame))
        },
        presence: (news) => isUp && ears.onPresence(news),
        signaled: (news) => isUp && ears.onSignal(news),
        close: () => this.cut(),
      },
      this.#version,
    )
    this.#hangUp = () => {
      isUp = false
      leave?.()
    }
    ears.onLive()
  }

  /** Cuts the connection: messages in flight are lost in both directions, though the server may have taken some. */
  cut(): void {
    if (!this.#hangUp) return
    this.#hangUp()
    this.#hangUp = undefined
    this.#lost()
    this.#ears?.onOffline()
  }

  /** The client flushes to its storage, and starts again. */
  reload(): void {
    this.client.board.flush()
    this.cut()
    this.client.close()
    this.canvas = new PaperCanvas()
    this.client = this.#visit()
  }

  #lost: () => void = () => {}

  #visit(): RoomClient {
    this.#version = undefined
    this.#ears = undefined
    const client = openRoom(INTERVIEW, {
      disk: this.#disk,
      noticeDisk: this.#noticeDisk,
      clock: this.#clock,
      connect: (_, ears) => {
        this.#ears = ears
        return this.#connection()
      },
    })
    this.canvas.onChange = () => client.board.changed()
    client.board.attach(this.canvas)
    return client
  }

  #connection(): Connection {
    return {
      send: (submission) => this.#send(structuredClone(submission)),
      presence: () => {},
      signal: async () => undefined,
      close: () => this.cut(),
    }
  }

  async #send(submission: Submission): Promise<Receipt | undefined> {
    const link = this.#hangUp
    const room = await this.#server.open()
    if (!link || link !== this.#hangUp) return undefined
    return new Promise((resolve) => {
      this.#lost = () => resolve(undefined)
      room.take(submission, this.#person, resolve)
    })
  }
}

/** Lets pending microtasks and immediates run. */
export async function turns(count = 3): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve))
}

import type { RoomConnection } from '@dryrun/server/room/participants.ts'
import type { Room } from '@dryrun/server/room/room.ts'
import { Board } from '@dryrun/shared/interview/board.ts'
import type { Element } from '@dryrun/shared/interview/element.ts'
import { applyFrame, type Frame } from '@dryrun/shared/interview/frame.ts'
import type { View } from '@dryrun/shared/interview/view.ts'
import type { Presence, PresenceNews } from '@dryrun/shared/protocol.ts'

export type Screen = { view: View | undefined; board: Element[] | undefined }

/** Applies frames as the client does. Throws where one is missing. */
export class Replica {
  version: number | undefined
  view: View | undefined
  #board: Board | undefined

  apply(frame: Frame): void {
    const isNext = this.version === undefined || frame.version === this.version + 1
    if (!frame.fresh && !isNext) throw new Error(`version ${frame.version} came after ${this.version}`)
    this.version = frame.version
    this.view = applyFrame(this.view, frame)
    if (frame.fresh) this.#board = undefined
    if (!frame.board) return
    if (frame.board.fresh || !this.#board) this.#board = new Board()
    this.#board.apply(frame.board.patches)
  }

  get screen(): Screen {
    return asSent(this.#seen)
  }

  /** Equal for equal screens, and cheaper than a screen. */
  get size(): string {
    return screenSize(this.#seen)
  }

  get #seen() {
    return { view: this.view, board: this.#board && [...this.#board.elements()] }
  }
}

/** The counts by which most screens of a log differ. */
export const screenSize = ({ view, board }: Pick<Screen, 'view' | 'board'>): string =>
  [view?.chat.length, board?.length, ...(board ?? []).map(({ points }) => points?.length)].join()

/** One client connection to a room without a network. All data passes as JSON text. */
export class Tab {
  readonly person: string
  readonly replica = new Replica()
  readonly received: string[] = []
  readonly frames: Frame[] = []
  readonly news: PresenceNews[] = []
  readonly #sink = this.#listen()
  #leave: (() => void) | undefined

  constructor(person: string) {
    this.person = person
  }

  get isConnected(): boolean {
    return this.#leave !== undefined
  }

  /** Returns whether the room accepted it. Asks for the frames since the last one, as after every reconnect. */
  connect(room: Room): boolean {
    this.disconnect()
    this.#leave = room.join(this.person, this.#sink, this.replica.version)
    return this.isConnected
  }

  disconnect(): void {
    this.#leave?.()
    this.#leave = undefined
  }

  point(room: Room, presence: Presence): void {
    room.point(this.person, this.#sink, presence)
  }

  #listen(): RoomConnection {
    return {
      frame: (frame) => {
        const text = JSON.stringify(frame)
        const arrived: Frame = JSON.parse(text)
        this.received.push(`frame ${text}`)
        this.frames.push(arrived)
        this.replica.apply(arrived)
      },
      presence: (news) => {
        this.received.push(`presence ${JSON.stringify(news)}`)
        this.news.push(asSent(news))
      },
      signaled: (news) => {
        this.received.push(`signal ${JSON.stringify(news)}`)
      },
      close: () => this.disconnect(),
    }
  }
}

export const asSent = <T>(value: T): T => JSON.parse(JSON.stringify(value))

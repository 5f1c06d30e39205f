import type { Frame } from '@dryrun/shared/interview/frame.ts'
import type { View } from '@dryrun/shared/interview/view.ts'
import { TimelineFold } from '@dryrun/shared/timeline/timeline.ts'
import type { TimelineLine } from '@dryrun/shared/timeline/timeline-line.ts'
import { Alarm, type Clock } from '../lib/alarm.ts'
import type { Unsaved } from './room-store.ts'
import { isSame } from './sync/board-element.ts'

type Ear = (lines: readonly TimelineLine[]) => void

type NewsPorts = Readonly<{
  clock: Clock
  serverNow(): number
  /** Local submissions: a frame may deliver a local drawing before its receipt. */
  unsaved(): readonly Unsaved[]
}>

/** Announces the actions of other participants as timeline text, for screen readers. */
export class RoomNews {
  readonly #ports: NewsPorts
  readonly #teller = new TimelineFold()
  readonly #alarm: Alarm
  readonly #ears = new Set<Ear>()
  #me: string | undefined

  constructor(ports: NewsPorts) {
    this.#ports = ports
    this.#alarm = new Alarm(ports.clock, () => this.#rest())
  }

  /** Takes an applied frame and its view. The first frame is existing state and is not announced. */
  hear(frame: Frame, { me }: View): void {
    const isFirst = this.#me === undefined
    this.#me = me
    const lines = this.#teller.apply(frame, this.#isMine(frame) ? me : null)
    if (!isFirst) this.#say(lines)
    this.#wait()
  }

  listen(ear: Ear): () => void {
    this.#ears.add(ear)
    return () => this.#ears.delete(ear)
  }

  close(): void {
    this.#alarm.cancel()
  }

  #isMine({ board }: Frame): boolean {
    if (!board || board.fresh) return false
    return this.#ports
      .unsaved()
      .some(({ command }) => command.type === 'changeBoard' && isSame(command.patches, board.patches))
  }

  #rest(): void {
    this.#say(this.#teller.rest(this.#ports.serverNow()))
    this.#wait()
  }

  #wait(): void {
    const { due } = this.#teller
    if (Number.isFinite(due)) this.#alarm.set(Math.max(0, due - this.#ports.serverNow()))
  }

  /** The user's actions are not announced, except phase changes, which concern all participants. */
  #say(all: readonly TimelineLine[]): void {
    const lines = all.filter(({ by, kind }) => by !== this.#me || kind === 'phase')
    if (lines.length) for (const ear of this.#ears) ear(lines)
  }
}

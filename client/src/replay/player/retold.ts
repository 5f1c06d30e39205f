import type { Frame } from '@dryrun/shared/interview/frame.ts'
import type { Marker, RecordingHead } from '@dryrun/shared/replay/recording.ts'
import { Teller } from '@dryrun/shared/timeline/timeline.ts'
import { inOrder, type TimelineLine } from '@dryrun/shared/timeline/timeline-line.ts'
import { kindWords } from '../timeline/kind-words.ts'
import { Track } from './track.ts'

/** What can be read of a moment: something that happened then, or that was said of it after the end. */
export type Line = Readonly<Omit<TimelineLine, 'kind'> & { kind: TimelineLine['kind'] | Marker['kind'] }>

/** A recording through one pair of eyes, as far as it has come: to be played, and told in words. */
export class Retold {
  readonly head: RecordingHead
  readonly track = new Track()
  readonly #teller = new Teller()
  #lines: Line[] = []

  constructor(head: RecordingHead) {
    this.head = head
  }

  /** In the order of their moments. */
  get lines(): readonly Line[] {
    return this.#lines
  }

  append(frames: readonly Frame[]): void {
    const known = this.track.length
    this.track.append(frames)
    for (const frame of frames.slice(0, this.track.length - known)) this.#lines.push(...this.#teller.hear(frame))
    this.#sort()
  }

  /** All of it has come; what was noted of it later is told as well. */
  finish(): void {
    if (this.track.isWhole) return
    this.track.finish(this.head.endedAt)
    this.#lines.push(...this.#teller.finish())
    const told = new Set(this.#lines.map(placeOf))
    this.#lines.push(...this.head.markers.filter((marker) => isTold(marker) && !told.has(placeOf(marker))).map(lineOf))
    this.#sort()
  }

  /** Another list each time, for those who watch it. */
  #sort(): void {
    this.#lines = inOrder(this.#lines)
  }
}

const placeOf = ({ kind, at }: Pick<Line, 'kind' | 'at'>): string => `${kind} ${at}`

/** Markers that may have been set after the end, when no frame tells of them any more. */
const isTold = ({ kind }: Marker): boolean => kind === 'evidence' || kind === 'change'

const lineOf = ({ kind, round, at, words }: Marker): Line => ({
  kind,
  round,
  at,
  words: `${kindWords[kind]}: ${words}`,
  by: null,
})

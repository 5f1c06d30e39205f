import type { Frame } from '@dryrun/shared/interview/frame.ts'
import type { Marker, RecordingHead } from '@dryrun/shared/replay/recording.ts'
import { TimelineFold } from '@dryrun/shared/timeline/timeline.ts'
import { inOrder, type TimelineLine } from '@dryrun/shared/timeline/timeline-line.ts'
import { markerKindText } from '../timeline/kind-text.ts'
import { Track } from './track.ts'

/** A timeline line: an event, or a marker that was set after the end. */
export type ReplayLine = Readonly<Omit<TimelineLine, 'kind'> & { kind: TimelineLine['kind'] | Marker['kind'] }>

/** One perspective of a recording, as far as it is loaded: a track to play, and its timeline. */
export class ReplayState {
  readonly head: RecordingHead
  readonly track = new Track()
  readonly #teller = new TimelineFold()
  #lines: ReplayLine[] = []

  constructor(head: RecordingHead) {
    this.head = head
  }

  /** Ordered by time. */
  get lines(): readonly ReplayLine[] {
    return this.#lines
  }

  append(frames: readonly Frame[]): void {
    const known = this.track.length
    this.track.append(frames)
    for (const frame of frames.slice(0, this.track.length - known)) this.#lines.push(...this.#teller.apply(frame))
    this.#sort()
  }

  /** Call after the last frame. Adds the markers that no frame contains. */
  finish(): void {
    if (this.track.isWhole) return
    this.track.finish(this.head.endedAt)
    this.#lines.push(...this.#teller.finish())
    const told = new Set(this.#lines.map(placeOf))
    this.#lines.push(...this.head.markers.filter((marker) => isTold(marker) && !told.has(placeOf(marker))).map(lineOf))
    this.#sort()
  }

  /** Creates a new array, because subscribers compare by identity. */
  #sort(): void {
    this.#lines = inOrder(this.#lines)
  }
}

const placeOf = ({ kind, at }: Pick<ReplayLine, 'kind' | 'at'>): string => `${kind} ${at}`

/** Kinds of markers that can be set after the end, where no frame contains them. */
const isTold = ({ kind }: Marker): boolean => kind === 'evidence' || kind === 'change'

const lineOf = ({ kind, round, at, words }: Marker): ReplayLine => ({
  kind,
  round,
  at,
  words: `${markerKindText[kind]}: ${words}`,
  by: null,
})

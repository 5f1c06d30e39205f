import type { Board } from '@dryrun/shared/interview/board.ts'
import type { View } from '@dryrun/shared/interview/view.ts'
import type { RecordingHead } from '@dryrun/shared/replay/recording.ts'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { Alarm, type Clock } from '../../lib/alarm.ts'
import { Playhead } from './playhead.ts'
import type { Quiet, Track } from './track.ts'

export const speeds = [0.5, 1, 2, 4, 8, 16] as const
export type Speed = (typeof speeds)[number]

/** All times are milliseconds of the server's clock, clamped to the recording. */
export type PlayerState = Readonly<{
  head: RecordingHead
  at: number
  /** The view at `at`; the previous one while `at` is not loaded, undefined before the first. */
  view: View | undefined
  isPlaying: boolean
  speed: Speed
  skipsQuiet: boolean
  quiet: readonly Quiet[]
  /** The time up to which frames are loaded. */
  loadedTo: number
}>

/** Sound that plays beside the recording, and leads while it is heard. Times are milliseconds of the server's clock. */
export type Sound = Readonly<{
  /** The heard moment; undefined while nothing is heard. */
  moment(): number | undefined
  /** The first moment at or after `at` with recorded speech, or infinity. Playback does not skip speech. */
  speaksFrom(at: number): number
  follow(state: { at: number; isPlaying: boolean; speed: number }): void
}>

const TICK_MS = 16
/** A longer gap between ticks means that the page was asleep, so playback does not advance by it. */
const MOST_MS = 250

/** Plays a recording in one perspective. Playback works while frames load and waits at the end of the loaded part. */
export class Player {
  readonly store: StoreApi<PlayerState>
  readonly #clock: Clock
  readonly #alarm: Alarm
  readonly #playhead: Playhead
  #track: Track
  #tickedAt = 0
  #sound: Sound | undefined

  constructor(head: RecordingHead, track: Track, clock: Clock) {
    this.#track = track
    this.#playhead = new Playhead(track)
    this.#clock = clock
    this.#alarm = new Alarm(clock, () => this.#tick())
    this.store = createStore<PlayerState>(() => ({
      head,
      at: head.startedAt,
      view: undefined,
      isPlaying: false,
      speed: 1,
      skipsQuiet: true,
      quiet: [],
      loadedTo: Number.NEGATIVE_INFINITY,
    }))
  }

  get board(): Board {
    return this.#playhead.board
  }

  get applied(): number {
    return this.#playhead.applied
  }

  /** Returns the elements that may look different since the last call. */
  takeChanged(): ReadonlySet<string> {
    return this.#playhead.takeChanged()
  }

  playWith(sound: Sound): void {
    this.#sound = sound
    this.#follow()
  }

  /** Switches to another perspective at the same moment. Shows the previous view until the new track has loaded. */
  change(head: RecordingHead, track: Track): void {
    this.#track = track
    this.#playhead.onto(track)
    this.store.setState({ head, loadedTo: Number.NEGATIVE_INFINITY })
    this.arrived()
  }

  arrived(): void {
    const { head, loadedTo: before } = this.store.getState()
    const loadedTo = this.#track.isWhole ? head.endedAt : this.#track.until
    this.store.setState({ loadedTo, quiet: [...this.#track.quiet] })
    if (this.#at > before) this.#show(this.#at)
  }

  readonly play = (): void => {
    const { isPlaying, at, head } = this.store.getState()
    if (isPlaying) return
    this.#tickedAt = this.#clock.now()
    this.store.setState({ isPlaying: true })
    if (at >= head.endedAt) this.#show(head.startedAt)
    this.#follow()
    this.#alarm.set(TICK_MS)
  }

  readonly pause = (): void => {
    this.#alarm.cancel()
    this.store.setState({ isPlaying: false })
    this.#follow()
  }

  readonly toggle = (): void => (this.store.getState().isPlaying ? this.pause() : this.play())
  readonly setSpeed = (speed: Speed): void => this.store.setState({ speed })
  readonly skipQuiet = (skipsQuiet: boolean): void => this.store.setState({ skipsQuiet })
  readonly seek = (at: number): void => this.#show(at)
  readonly nudge = (ms: number): void => this.#show(this.#at + ms)

  /** Pauses and moves to the next or previous frame. */
  readonly step = (direction: 1 | -1): void => {
    this.pause()
    const index = direction > 0 ? this.#track.countAt(this.#at) : this.#track.countAt(Math.ceil(this.#at) - 1) - 1
    const at = this.#track.timeOf(index)
    if (at !== undefined) this.#show(at)
  }

  /**
   * Moves to the next or previous marker. During playback, `toMarker(-1)` skips a marker passed within the last second.
   */
  readonly toMarker = (direction: 1 | -1): void => {
    const { isPlaying, speed, head } = this.store.getState()
    const slack = isPlaying ? 1_000 * speed : 0
    const times = head.markers.map(({ at }) => at)
    const before = times.filter((at) => at < this.#at - slack)
    const after = times.filter((at) => at > this.#at)
    if (direction > 0 ? after.length : before.length)
      this.#show(direction > 0 ? Math.min(...after) : Math.max(...before))
  }

  close(): void {
    this.pause()
  }

  get #at(): number {
    return this.store.getState().at
  }

  #tick(): void {
    const now = this.#clock.now()
    const passed = Math.min(now - this.#tickedAt, MOST_MS)
    this.#tickedAt = now
    const { at, speed, loadedTo, head } = this.store.getState()
    const isWaiting = at > loadedTo
    const next = this.#sound?.moment() ?? at + passed * speed
    if (!isWaiting) this.#show(Math.min(this.#skipped(next), Math.max(loadedTo, at)))
    if (this.#at >= head.endedAt) return this.pause()
    this.#alarm.set(TICK_MS)
  }

  #skipped(at: number): number {
    if (!this.store.getState().skipsQuiet) return at
    const end = this.#track.quiet.find(({ from, to }) => from <= at && at < to)?.to ?? at
    return Math.max(at, Math.min(end, this.#sound?.speaksFrom(at) ?? end))
  }

  #follow(): void {
    this.#sound?.follow(this.store.getState())
  }

  #show(wanted: number): void {
    const { head, loadedTo } = this.store.getState()
    const at = Math.min(Math.max(wanted, head.startedAt), head.endedAt)
    if (at <= loadedTo) this.#playhead.moveTo(at)
    this.store.setState(at > loadedTo ? { at } : { at, view: this.#playhead.view })
    this.#follow()
  }
}

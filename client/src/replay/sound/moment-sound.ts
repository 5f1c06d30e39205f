import type { Voice } from '@dryrun/shared/api/voices.ts'
import { createStore } from 'zustand/vanilla'
import { Alarm, type Clock } from '../../lib/alarm.ts'

/** So much is played before and after a moment. */
const AROUND_MS = 10_000
const TICK_MS = 50
/** Playback stops when nothing was heard for so long: the voice did not load. */
const PATIENCE_MS = 8_000

/** The voices that are played. Times are milliseconds of the server's clock. */
type Voices = Readonly<{
  /** The heard moment; undefined while nothing is heard. */
  moment(): number | undefined
  follow(state: { at: number; isPlaying: boolean; speed: number }): void
  close(): void
}>

type Span = Readonly<{ from: number; to: number }>

/** Plays the recorded voices around a moment, one moment at a time. */
export class MomentSound {
  /** The moment whose surroundings play. */
  readonly store = createStore<{ playing: number | null }>(() => ({ playing: null }))
  readonly #recorded: readonly Span[]
  readonly #voices: Voices
  readonly #clock: Clock
  readonly #alarm: Alarm
  #at = 0
  #to = 0
  #tickedAt = 0
  #startedAt = 0
  #wasHeard = false

  constructor(voices: Voices, recorded: readonly Pick<Voice, 'startedAt' | 'ms'>[], clock: Clock) {
    this.#voices = voices
    this.#recorded = recorded.map(({ startedAt, ms }) => ({ from: startedAt, to: startedAt + ms }))
    this.#clock = clock
    this.#alarm = new Alarm(clock, () => this.#tick())
  }

  /** The recorded part of the time around a moment; undefined when nothing was recorded there. */
  spanAround(moment: number): Span | undefined {
    const [from, to] = [moment - AROUND_MS, moment + AROUND_MS]
    const near = this.#recorded.filter((voice) => voice.to > from && voice.from < to)
    if (!near.length) return undefined
    const starts = near.map((voice) => voice.from)
    const ends = near.map((voice) => voice.to)
    return { from: Math.max(from, Math.min(...starts)), to: Math.min(to, Math.max(...ends)) }
  }

  /** Plays the time around a moment, or stops it when it plays. */
  toggle(moment: number): void {
    const span = this.spanAround(moment)
    const isPlaying = this.store.getState().playing === moment
    this.stop()
    if (isPlaying || !span) return
    this.#at = span.from
    this.#to = span.to
    this.#tickedAt = this.#clock.now()
    this.#startedAt = this.#tickedAt
    this.#wasHeard = false
    this.store.setState({ playing: moment })
    this.#follow(true)
    this.#alarm.set(TICK_MS)
  }

  stop(): void {
    if (this.store.getState().playing === null) return
    this.#alarm.cancel()
    this.#follow(false)
    this.store.setState({ playing: null })
  }

  close(): void {
    this.stop()
    this.#voices.close()
  }

  /** The sound leads once it has loaded. The clock leads where nothing is heard after that. */
  #tick(): void {
    const now = this.#clock.now()
    const heard = this.#voices.moment()
    this.#wasHeard ||= heard !== undefined
    this.#at = heard ?? (this.#wasHeard ? this.#at + now - this.#tickedAt : this.#at)
    this.#tickedAt = now
    const isLost = !this.#wasHeard && now - this.#startedAt > PATIENCE_MS
    if (isLost || this.#at >= this.#to) return this.stop()
    this.#follow(true)
    this.#alarm.set(TICK_MS)
  }

  #follow(isPlaying: boolean): void {
    this.#voices.follow({ at: this.#at, isPlaying, speed: 1 })
  }
}

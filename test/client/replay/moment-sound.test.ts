import { MomentSound } from '@dryrun/client/replay/sound/moment-sound.ts'
import { beforeEach, expect, it } from 'vitest'
import { HandClock } from '../../support/page/hand-clock.ts'

const start = 1_800_000_000_000
const second = (seconds: number): number => start + seconds * 1_000
const recorded = [
  { startedAt: second(0), ms: 60_000 },
  { startedAt: second(100), ms: 20_000 },
]

/** Voices that are heard some time after they begin, as they load first; never with `Infinity`. */
class LateVoices {
  asked: { at: number; isPlaying: boolean }[] = []
  readonly #clock: HandClock
  readonly #loadMs: number
  #since: { at: number; now: number } | undefined

  constructor(clock: HandClock, loadMs: number) {
    this.#clock = clock
    this.#loadMs = loadMs
  }

  moment(): number | undefined {
    if (!this.#since) return undefined
    const playedMs = this.#clock.now() - this.#since.now - this.#loadMs
    return playedMs >= 0 ? this.#since.at + playedMs : undefined
  }

  follow({ at, isPlaying }: { at: number; isPlaying: boolean }): void {
    this.asked.push({ at, isPlaying })
    if (!isPlaying) this.#since = undefined
    else this.#since ??= { at, now: this.#clock.now() }
  }

  close(): void {}
}

let clock: HandClock
let voices: LateVoices
let sound: MomentSound
const opened = (loadMs: number) => {
  clock = new HandClock()
  voices = new LateVoices(clock, loadMs)
  sound = new MomentSound(voices, recorded, clock)
}
const playing = () => sound.store.getState().playing
beforeEach(() => opened(2_000))

it('[VC67] twenty seconds around a moment play, less what was not recorded, and one moment at a time', () => {
  expect(sound.spanAround(second(30))).toEqual({ from: second(20), to: second(40) })
  expect(sound.spanAround(second(4))).toEqual({ from: second(0), to: second(14) })
  expect(sound.spanAround(second(65))).toEqual({ from: second(55), to: second(60) })
  expect(sound.spanAround(second(80))).toBeUndefined()
  sound.toggle(second(80))
  expect(playing()).toBeNull()
  sound.toggle(second(30))
  expect(voices.asked.at(-1)).toEqual({ at: second(20), isPlaying: true })
  sound.toggle(second(110))
  expect(playing()).toBe(second(110))
  expect(voices.asked.slice(-2)).toEqual([
    { at: second(20), isPlaying: false },
    { at: second(100), isPlaying: true },
  ])
  sound.toggle(second(110))
  expect([playing(), voices.asked.at(-1)?.isPlaying]).toEqual([null, false])
})

it('[VC69] the time of a moment begins when its voices are heard, and what never loads is stopped', () => {
  sound.toggle(second(30))
  clock.pass(21_000)
  expect([playing(), Math.round((voices.asked.at(-1)?.at ?? 0) - second(39))]).toEqual([second(30), 0])
  clock.pass(1_100)
  expect([playing(), voices.asked.at(-1)?.isPlaying]).toEqual([null, false])
  opened(Number.POSITIVE_INFINITY)
  sound.toggle(second(30))
  clock.pass(7_900)
  expect(voices.asked.at(-1)).toEqual({ at: second(20), isPlaying: true })
  clock.pass(300)
  expect(playing()).toBeNull()
})

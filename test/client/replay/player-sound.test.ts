import { Player, type Sound } from '@dryrun/client/replay/player/player.ts'
import { Track } from '@dryrun/client/replay/player/track.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { bob, INTERVIEW, openedWith, questionOf } from '../../support/domain/facts.ts'
import { recordingOfLog } from '../../support/domain/recordings.ts'
import { HandClock } from '../../support/page/hand-clock.ts'

const start = 1_800_000_000_000
const log = [
  { by: 'ada', at: start - 2, event: { ...openedWith([questionOf('orders')]), id: INTERVIEW } },
  { by: bob, at: start - 1, event: { type: 'seatTaken', name: 'Bob', seat: 'guest' } },
  { by: 'ada', at: start, event: { type: 'roundStarted', round: 0 } },
  { by: bob, at: start + 1_000, event: { type: 'said', text: 'hello' } },
  { by: 'ada', at: start + 100_000, event: { type: 'interviewEnded' } },
].map((entry, index) => ({ ...entry, seq: index + 1, commandId: String(index) })) as Parameters<
  typeof recordingOfLog
>[0]

/** A voice from second 10 to 60 that runs a hundredth slow. */
class SlowVoice implements Sound {
  readonly #clock: HandClock
  #from: { at: number; since: number } | undefined

  constructor(clock: HandClock) {
    this.#clock = clock
  }

  moment(): number | undefined {
    return this.#from && this.#from.at + (this.#clock.now() - this.#from.since) * 0.99
  }

  speaksFrom(at: number): number {
    if (at >= start + 60_000) return Number.POSITIVE_INFINITY
    return Math.max(at, start + 10_000)
  }

  follow({ at, isPlaying }: { at: number; isPlaying: boolean }): void {
    if (!isPlaying || this.speaksFrom(at) !== at) this.#from = undefined
    else if (Math.abs((this.moment() ?? Number.NaN) - at) > 250 || !this.#from)
      this.#from = { at, since: this.#clock.now() }
  }
}

let clock: HandClock
let player: Player
let voice: SlowVoice
const second = () => (player.store.getState().at - start) / 1_000

beforeEach(() => {
  const recording = recordingOfLog(log, bob, [])
  const track = new Track()
  clock = new HandClock()
  player = new Player(recording.head, track, clock)
  track.append(recording.frames)
  track.finish(start + 100_000)
  player.arrived()
  voice = new SlowVoice(clock)
  player.playWith(voice)
})

describe('playing with sound', () => {
  it('[VC51] the replay shows the moment that is heard, and follows the clock where nothing is heard', () => {
    player.seek(start + 20_000)
    player.play()
    clock.pass(10_000)
    expect(player.store.getState().at).toBe(voice.moment())
    expect(second()).toBeCloseTo(29.9, 1)
    player.skipQuiet(false)
    player.seek(start + 70_000)
    expect(voice.moment()).toBeUndefined()
    clock.pass(10_000)
    expect(second()).toBeCloseTo(80, 1)
  })

  it('[VC55] a jump moves the sound along, and a pause silences it', () => {
    player.seek(start + 20_000)
    player.play()
    player.seek(start + 40_000)
    expect(voice.moment()).toBe(start + 40_000)
    clock.pass(1_000)
    expect(second()).toBeCloseTo(41, 1)
    player.pause()
    expect(voice.moment()).toBeUndefined()
  })

  it('[VC52] a time in which nothing was drawn is skipped up to the next speech', () => {
    player.seek(start + 5_000)
    player.play()
    clock.pass(1_000)
    expect(second()).toBeGreaterThan(10)
    clock.pass(5_000)
    expect(second()).toBeLessThan(17)
    player.seek(start + 61_000)
    clock.pass(1_000)
    expect(second()).toBeGreaterThan(90)
  })
})

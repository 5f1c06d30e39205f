import { Player } from '@dryrun/client/replay/player/player.ts'
import { Track } from '@dryrun/client/replay/player/track.ts'
import type { Frame } from '@dryrun/shared/interview/frame.ts'
import type { Marker } from '@dryrun/shared/replay/recording.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { bob, INTERVIEW, openedWith, questionOf } from '../../support/domain/facts.ts'
import { recordingOfLog } from '../../support/domain/recordings.ts'
import { HandClock } from '../../support/page/hand-clock.ts'

const start = 1_800_000_000_000
/** Seconds after the start of the round; Bob took his seat before it. */
const happened = [1, 2, 3, 30, 31, 90]
const markers: Marker[] = [31, 3].map((second) => ({
  kind: 'note',
  round: 0,
  at: start + second * 1_000,
  words: `at ${second}`,
  ref: null,
}))

const log = [
  { by: 'ada', at: start - 2, event: { ...openedWith([questionOf('orders')]), id: INTERVIEW } },
  { by: bob, at: start - 1, event: { type: 'seatTaken', name: 'Bob', seat: 'guest' } },
  { by: 'ada', at: start, event: { type: 'roundStarted', round: 0 } },
  ...happened.map((second) => ({ by: bob, at: start + second * 1_000, event: { type: 'said', text: `${second}` } })),
  { by: 'ada', at: start + 100_000, event: { type: 'interviewEnded' } },
].map((entry, index) => ({ ...entry, seq: index + 1, commandId: String(index) })) as Parameters<
  typeof recordingOfLog
>[0]

let clock: HandClock
let player: Player
let track: Track
let frames: Frame[]
const second = () => (player.store.getState().at - start) / 1_000
const said = () => player.store.getState().view?.chat.map(({ text }) => Number(text))

beforeEach(() => {
  const recording = recordingOfLog(log, bob, markers)
  frames = recording.frames
  clock = new HandClock()
  track = new Track()
  player = new Player(recording.head, track, clock)
})

const load = (some: readonly Frame[]) => {
  track.append(some)
  player.arrived()
}

const loadAll = () => {
  load(frames)
  finish()
}

const finish = () => {
  track.finish(start + 100_000)
  player.arrived()
}

describe('playing', () => {
  it('[PL6] time passes at the chosen speed, and stands still when paused and at the end', () => {
    loadAll()
    player.skipQuiet(false)
    clock.pass(5_000)
    expect(second()).toBe(0)
    player.play()
    clock.pass(1_900)
    expect(second()).toBeCloseTo(1.9, 1)
    expect(said()).toEqual([1])
    player.setSpeed(8)
    clock.pass(2_000)
    expect(second()).toBeCloseTo(18, 0)
    expect(said()).toEqual([1, 2, 3])
    player.pause()
    clock.pass(10_000)
    expect(second()).toBeCloseTo(18, 0)
    player.toggle()
    clock.pass(30_000)
    expect(player.store.getState()).toMatchObject({ at: start + 100_000, isPlaying: false })
    player.toggle()
    clock.pass(1_000)
    expect(second()).toBeCloseTo(8, 0)
  })

  it('[PL7] a time in which nothing happened is jumped, and shown as such, unless one wants to sit through it', () => {
    loadAll()
    const { quiet } = player.store.getState()
    expect(quiet.map(({ from, to }) => [from - start, to - start])).toEqual([
      [4_500, 29_500],
      [32_500, 89_500],
      [91_500, 99_500],
    ])
    player.play()
    clock.pass(5_100)
    expect(second()).toBeGreaterThan(29.5)
    expect(said()).toEqual([1, 2, 3, 30])
    player.seek(start + 40_000)
    player.pause()
    expect(second()).toBe(40)
    player.skipQuiet(false)
    player.play()
    clock.pass(1_000)
    expect(second()).toBeCloseTo(41, 1)
  })

  it('[PL8] what has not come yet is waited for, and what has come is shown at once', () => {
    player.seek(start + 31_000)
    expect(player.store.getState().view).toBeUndefined()
    load(frames.slice(0, 4))
    expect(player.store.getState()).toMatchObject({ at: start + 31_000, view: undefined })
    load(frames.slice(4, 7))
    expect(said()).toEqual([1, 2, 3, 30, 31])
    player.play()
    clock.pass(60_000)
    expect(player.store.getState()).toMatchObject({ at: start + 31_000, isPlaying: true })
    load(frames.slice(7))
    finish()
    clock.pass(2_200)
    expect(said()).toEqual([1, 2, 3, 30, 31, 90])
  })

  it('[PL9] a page that slept goes on where it was', () => {
    loadAll()
    player.skipQuiet(false)
    player.play()
    clock.pass(1_000)
    const before = second()
    clock.sleep(600_000)
    clock.pass(16)
    expect(second() - before).toBeLessThan(0.5)
  })
})

describe('going from one thing to the next', () => {
  it('[PL10] markers are reached one by one, in the order of their time, both ways', () => {
    loadAll()
    player.toMarker(1)
    expect(second()).toBe(3)
    player.toMarker(1)
    expect(second()).toBe(31)
    player.toMarker(1)
    expect(second()).toBe(31)
    player.seek(start + 50_000)
    player.toMarker(-1)
    expect(second()).toBe(31)
    player.play()
    clock.pass(400)
    player.toMarker(-1)
    expect(second()).toBe(3)
    player.toMarker(-1)
    expect(second()).toBe(3)
  })

  it('[PL11] a step goes to the next or the last moment in which anything happened, and stops there', () => {
    loadAll()
    player.play()
    player.step(1)
    expect(player.store.getState().isPlaying).toBe(false)
    expect(second()).toBe(1)
    player.seek(start + 50_000)
    player.step(-1)
    expect(second()).toBe(31)
    player.step(-1)
    expect(second()).toBe(30)
    player.step(1)
    player.step(1)
    player.step(1)
    expect(second()).toBe(90)
  })

  it('[PL12] nobody gets before the beginning or past the end', () => {
    loadAll()
    player.nudge(-60_000)
    expect(second()).toBe(0)
    player.nudge(500_000)
    expect(second()).toBe(100)
  })
})

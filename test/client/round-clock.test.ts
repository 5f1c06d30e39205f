import { readClock, stampOf } from '@dryrun/client/live/round-clock.ts'
import { mss } from '@dryrun/shared/format.ts'
import { spentIn } from '@dryrun/shared/interview/interview.ts'
import type { RoundView } from '@dryrun/shared/interview/view.ts'
import { describe, expect, it } from 'vitest'

const MINUTE = 60_000
const plan = [
  { id: 'intro', name: 'Introduction', minutes: 2 },
  { id: 'design', name: 'Design', minutes: 10 },
  { id: 'close', name: 'Close', minutes: 1 },
]
const round: RoundView = {
  index: 0,
  title: '',
  prompt: '',
  interviewer: 'ada',
  candidate: 'bob',
  startedAt: 1_000,
  endedAt: null,
  pausedAt: null,
  pauses: [],
  visits: [{ phase: 'intro', from: 0 }],
}

describe('the clocks of a round', () => {
  it('[R7] a duration reads as minutes and seconds, beyond the hour too, and never below zero', () => {
    expect([0, 999, 61_000, 75 * MINUTE, -5].map(mss)).toEqual(['0:00', '0:00', '1:01', '75:00', '0:00'])
  })

  it('[R8] the phase clock counts every visit to its phase, and says by how much it is over', () => {
    const visits = [
      { phase: 'intro', from: 0 },
      { phase: 'design', from: MINUTE },
      { phase: 'intro', from: 4 * MINUTE },
    ]
    const reading = readClock({ ...round, visits }, plan, 1_000 + 6 * MINUTE)
    expect(reading).toMatchObject({ phaseIndex: 0, phaseMs: 3 * MINUTE, overMs: MINUTE, roundMs: 6 * MINUTE })
    expect(reading.next?.id).toBe('design')
    expect(Object.fromEntries(spentIn({ ...round, visits }, 1_000 + 6 * MINUTE))).toEqual({
      intro: 3 * MINUTE,
      design: 3 * MINUTE,
    })
  })

  it('[R9] a moment reads as the round clock showed it then, pauses left out', () => {
    const paused = { ...round, pauses: [{ from: 1_000 + MINUTE, to: 1_000 + 3 * MINUTE }] }
    expect(stampOf(paused, 1_000 + 30_000)).toBe('0:30')
    expect(stampOf(paused, 1_000 + 2 * MINUTE)).toBe('1:00')
    expect(stampOf(paused, 1_000 + 4 * MINUTE)).toBe('2:00')
  })

  it('[R10] while the clock is paused it stands still', () => {
    const paused = { ...round, pausedAt: 1_000 + MINUTE }
    expect(readClock(paused, plan, 1_000 + 9 * MINUTE).phaseMs).toBe(MINUTE)
  })
})

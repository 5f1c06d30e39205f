import { type Interview, momentOf, type Round, runningMs } from '@dryrun/shared/interview/interview.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ada, inRoundOne, seated } from '../support/domain/facts.ts'
import { type Happened, MINUTE, storyOf } from '../support/domain/given.ts'

const roundAfter = (...more: readonly Happened[]): Round =>
  storyOf([...inRoundOne, ...more]).interview.rounds[0] as Round
const START = inRoundOne.length * MINUTE - MINUTE
const pausedAndResumed: readonly Happened[] = [
  [ada, { type: 'paused' }],
  [ada, { type: 'resumed' }],
]

it('[C11] the clock counts from the start of the round and leaves every pause out', () => {
  expect(runningMs(roundAfter(), START + 5 * MINUTE)).toBe(5 * MINUTE)
  const round = roundAfter(...pausedAndResumed, [ada, { type: 'paused' }])
  expect(runningMs(round, START + MINUTE)).toBe(MINUTE)
  expect(runningMs(round, START + 2 * MINUTE)).toBe(MINUTE)
  expect(runningMs(round, START + 3 * MINUTE)).toBe(2 * MINUTE)
  expect(runningMs(round, START + 90 * MINUTE)).toBe(2 * MINUTE)
})

it('[C12] the clock shows nothing before the round and stands still after it, a pause at its end included', () => {
  const before = (storyOf(seated).interview as Interview).rounds[0] as Round
  expect(runningMs(before, START + 5 * MINUTE)).toBe(0)
  const over = roundAfter([ada, { type: 'paused' }], [ada, { type: 'roundFinished', nextInterviewer: null }])
  expect(over.endedAt).toBe(START + 2 * MINUTE)
  expect(runningMs(over, START + 90 * MINUTE)).toBe(MINUTE)
})

it('[C13] a round starts in the first phase of the plan, and phases are timed by the running clock', () => {
  const round = roundAfter(...pausedAndResumed, [ada, { type: 'phaseMoved', phase: 'estimates' }])
  expect(round.visits).toEqual([
    { phase: 'intro', from: 0 },
    { phase: 'estimates', from: 2 * MINUTE },
  ])
})

it('[C14] a reading of the clock and the moment it names agree, however often the clock stood still', () => {
  const span = fc.integer({ min: 1, max: 600_000 })
  fc.assert(
    fc.property(
      fc.array(fc.tuple(span, span), { maxLength: 8 }),
      fc.integer({ min: 0, max: 10_000_000 }),
      (steps, clock) => {
        let at = 1_000
        const pauses = steps.map(([running, still]) => {
          const from = at + running
          at = from + still
          return { from, to: at }
        })
        const round = { startedAt: 1_000, endedAt: null, pauses }
        expect(runningMs(round, momentOf(round, clock))).toBe(clock)
      },
    ),
    { seed: 14, numRuns: 300 },
  )
})

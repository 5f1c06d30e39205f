import { markersOf } from '@dryrun/client/feedback/markers.ts'
import { SYSTEM } from '@dryrun/server/core/system-commands.ts'
import { defaultPlan } from '@dryrun/shared/interview/terms.ts'
import type { EndedView } from '@dryrun/shared/interview/view.ts'
import { expect, it } from 'vitest'
import { aloneInRound } from '../support/domain/alone.ts'
import { ada, bob } from '../support/domain/facts.ts'
import { given, type Happened, MINUTE } from '../support/domain/given.ts'

it('[SO27] a reviewer is offered the moments at which facts, questions, hints and the changed requirement came', () => {
  const past: readonly Happened[] = [
    ...aloneInRound,
    [SYSTEM, { type: 'factTold', factId: 'k2' }],
    [SYSTEM, { type: 'followUpAsked', followUpId: 'f1' }],
    [SYSTEM, { type: 'hintGiven', hintId: 'h1' }],
    [SYSTEM, { type: 'curveballDropped' }],
    [ada, { type: 'interviewEnded' }],
    [bob, { type: 'seatTaken', name: 'Bob', seat: 'guest' }],
  ]
  const { reviews } = given(...past).seenBy(bob) as EndedView
  expect(markersOf({ ...reviews[0]!, waiting: new Set() }, defaultPlan)).toEqual([
    { clock: 0, words: 'Phase: Introduction' },
    { clock: MINUTE, words: 'Told: fact 2' },
    { clock: 2 * MINUTE, words: 'Asked: ask 1' },
    { clock: 3 * MINUTE, words: 'Hint: nudge' },
    { clock: 4 * MINUTE, words: 'Requirement changed' },
  ])
})

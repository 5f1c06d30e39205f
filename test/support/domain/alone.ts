import type { Event } from '@dryrun/server/core/events.ts'
import { SYSTEM } from '@dryrun/server/core/system-commands.ts'
import { ada, bob, openedWith, questionOf } from './facts.ts'
import type { Happened } from './given.ts'

/** A solo interview of Ada that Bob reviews. */
export const soloQuestion = questionOf('orders')
const openedAlone = { ...openedWith([soloQuestion], ['guest']), solo: true } as Event

export const alone: readonly Happened[] = [
  [ada, openedAlone],
  [ada, { type: 'seatTaken', name: 'Ada', seat: 'host' }],
]
/** Started at minute two of the test's clock. */
export const aloneInRound: readonly Happened[] = [...alone, [ada, { type: 'roundStarted', round: 0 }]]
export const aloneEnded: readonly Happened[] = [
  ...aloneInRound,
  [SYSTEM, { type: 'followUpAsked', followUpId: 'f1' }],
  [ada, { type: 'interviewEnded' }],
]
export const reviewed: readonly Happened[] = [...aloneEnded, [bob, { type: 'seatTaken', name: 'Bob', seat: 'guest' }]]

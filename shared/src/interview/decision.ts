import type { Refusal } from '../refusals.ts'
import type { BoardsDraft } from './board-draft.ts'
import type { Event } from './events.ts'
import type { Interview, Round } from './interview.ts'

export type Decision = { ok: true; events: Event[] } | { ok: false; code: Refusal }

export const accept = (...events: Event[]): Decision => ({ ok: true, events })
export const refuse = (code: Refusal): Decision => ({ ok: false, code })

/** The most people with a seat, and the most elements over all boards, erased ones included. */
export type Limits = Readonly<{ people: number; elements: number }>

/** What a decision is made from: the interview so far, its boards, who asks, and the server's time in milliseconds. */
export type Facts = Readonly<{ interview: Interview; boards: BoardsDraft; by: string; at: number; limits: Limits }>

/** The round that a judging command names, or why it can't be judged now. */
export function judgedRound({ interview }: Facts, index: number): Round | Refusal {
  const round = interview.rounds[index]
  if (!round || round.startedAt === null) return 'wrongStage'
  if (interview.stage === 'round' && index !== interview.current) return 'wrongStage'
  return round.handIns.interviewer ? 'handedIn' : round
}

import type { Interview, Round } from '@dryrun/shared/interview/interview.ts'
import type { Refusal } from '@dryrun/shared/refusals.ts'
import type { BoardLimits, BoardsDraft } from './board-draft.ts'
import type { Event } from './events.ts'

export type Decision = { ok: true; events: Event[] } | { ok: false; code: Refusal }

export const accept = (...events: Event[]): Decision => ({ ok: true, events })
export const refuse = (code: Refusal): Decision => ({ ok: false, code })

/** The most that one interview holds. */
export type Limits = BoardLimits &
  Readonly<{
    people: number
    /** Chat lines of an interview, and the UTF-8 bytes of their texts. */
    chatLines: number
    chatBytes: number
    /** Notes of a round, and the UTF-8 bytes of their texts and tags. */
    notes: number
    noteBytes: number
    /** Moments of evidence of a round, and the UTF-8 bytes of their words. */
    evidence: number
    evidenceBytes: number
  }>

/** `logBytes` counts the events of an interview as the log stores them. */
export type RoomLimits = Limits & { logEntries: number; logBytes: number }

/** The most pauses, and the most phase changes, of one round. A round's view repeats all of them. */
export const MAX_CLOCK_CHANGES = 200

/** What a decision is made from: the interview so far, its boards, who asks, and the server's time in milliseconds. */
export type Facts = Readonly<{ interview: Interview; boards: BoardsDraft; by: string; at: number; limits: Limits }>

/** The round that a judging command names, or why it can't be judged now. */
export function judgedRound({ interview }: Facts, index: number): Round | Refusal {
  const round = interview.rounds[index]
  if (!round || round.startedAt === null) return 'wrongStage'
  if (interview.stage === 'round' && index !== interview.current) return 'wrongStage'
  return round.handIns.interviewer ? 'handedIn' : round
}

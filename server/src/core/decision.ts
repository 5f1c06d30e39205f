import type { Interview, Round } from '@dryrun/shared/interview/interview.ts'
import type { Refusal } from '@dryrun/shared/refusals.ts'
import type { BoardLimits, BoardsDraft } from './board-draft.ts'
import type { Event } from './events.ts'

export type Decision = { ok: true; events: Event[] } | { ok: false; code: Refusal }

export const accept = (...events: Event[]): Decision => ({ ok: true, events })
export const refuse = (code: Refusal): Decision => ({ ok: false, code })

export type Limits = BoardLimits &
  Readonly<{
    people: number
    /** Per interview; bytes are UTF-8 of the texts. */
    chatLines: number
    chatBytes: number
    /** Per round; bytes are UTF-8 of the texts and tags. */
    notes: number
    noteBytes: number
    /** Per round; bytes are UTF-8 of the notes on the evidence. */
    evidence: number
    evidenceBytes: number
  }>

/** `logBytes` bounds the events of an interview as the log stores them. */
export type RoomLimits = Limits & { logEntries: number; logBytes: number }

/** Bounds the pauses and the phase changes of a round, because each view of the round repeats all of them. */
export const MAX_CLOCK_CHANGES = 200

/** Bounds the agreements and withdrawals of an interview, and the takes of all its players. */
export const MAX_RECORDING_CHANGES = 200
export const MAX_TAKES = 200

/** `by` is the person id of the sender, `at` the server's time in milliseconds. */
export type Facts = Readonly<{ interview: Interview; boards: BoardsDraft; by: string; at: number; limits: Limits }>

/** Returns the round that a judging command names, or `wrongStage` or `handedIn` when it cannot be judged now. */
export function judgedRound({ interview }: Facts, index: number): Round | Refusal {
  const round = interview.rounds[index]
  if (!round || round.startedAt === null) return 'wrongStage'
  if (interview.stage === 'round' && index !== interview.current) return 'wrongStage'
  return round.handIns.interviewer ? 'handedIn' : round
}

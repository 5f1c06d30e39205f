import type { Receipt, Submission } from '@dryrun/shared/protocol.ts'
import type { Refusal } from '@dryrun/shared/refusals.ts'
import { BoardsDraft } from '../core/board-draft.ts'
import { decide } from '../core/decide.ts'
import type { RoomLimits } from '../core/decision.ts'
import type { Entry } from '../core/events.ts'
import { evolve } from '../core/evolve.ts'
import type { InterviewFold } from '../core/fold.ts'
import type { SystemCommand } from '../core/system-commands.ts'
import { entryBytes } from '../log/event-log.ts'
import type { RefusedAttempts } from './refused-attempts.ts'
import { Undecidable } from './undecidable.ts'

export type AnySubmission = Pick<Submission, 'id' | 'attempt'> & { command: Submission['command'] | SystemCommand }
export type Pending = AnySubmission & { by: string; answer: (receipt: Receipt) => void }
export type Decided = { pending: Pending; receipt: Receipt; entries: readonly Entry[] }

/** `at` is the time of the next entries, `seq` and `bytes` measure the log so far. */
type Standing = {
  story: InterviewFold
  seq: number
  bytes: number
  at: number
  limits: RoomLimits
  isDone: (key: string) => boolean
  refused: RefusedAttempts
}

export const sizeOf = (entries: readonly Entry[]): number =>
  entries.reduce((sum, { event }) => sum + entryBytes(event), 0)

/** The same command id from two people means two submissions. */
export const keyOf = (by: string, commandId: string): string => `${by}/${commandId}`

/**
 * Commands that a full log still accepts: those that end, review or close an interview. Each occurs a few times at
 * most.
 */
const endings: ReadonlySet<string> = new Set([
  'finishRound',
  'endInterview',
  'conductSolo',
  'takeSeat',
  'handInAsInterviewer',
  'handInAsCandidate',
  'breakSeal',
  'withdrawVoice',
  'endVoice',
])

/** Entries reserved beyond a full log for scores, because feedback needs them. */
const SCORING_RESERVE = 200
const scoring: ReadonlySet<string> = new Set(['score', 'attachEvidence'])
/** Upper bound of one scoring entry. */
const SCORE_BYTES = 4 * 1024

type Length = Readonly<{ seq: number; bytes: number }>

function isFullFor({ type }: AnySubmission['command'], { seq, bytes }: Length, limits: RoomLimits): boolean {
  if (endings.has(type)) return false
  const reserve = scoring.has(type) ? SCORING_RESERVE : 0
  return seq >= limits.logEntries + reserve || bytes >= limits.logBytes + reserve * SCORE_BYTES
}

/** Decides each submission as if the ones before it were stored. Throws `Undecidable` when deciding fails. */
export function decideTogether(standing: Standing, batch: readonly Pending[]): Decided[] {
  try {
    return decideEach(standing, batch)
  } catch (cause) {
    throw new Undecidable('deciding has failed', { cause })
  }
}

function decideEach(
  { story, at, limits, isDone, refused, ...standing }: Standing,
  batch: readonly Pending[],
): Decided[] {
  const boards = new BoardsDraft(story.boards)
  const taken = new Set<string>()
  let { interview } = story
  let { seq, bytes } = standing
  return batch.map((pending): Decided => {
    const { id, command, by } = pending
    const key = keyOf(by, id)
    if (isDone(key) || taken.has(key)) return { pending, receipt: { ok: true }, entries: [] }
    const refuse = (code: Refusal): Decided => {
      refused.add(pending, code)
      return { pending, receipt: { ok: false, code }, entries: [] }
    }
    const earlier = refused.of(pending)
    if (earlier) return refuse(earlier)
    if (isFullFor(command, { seq, bytes }, limits)) return refuse('logFull')
    const decision = decide({ interview, boards, by, at, limits }, command)
    if (!decision.ok) return refuse(decision.code)
    taken.add(key)
    const entries = decision.events.map((event): Entry => ({ seq: ++seq, at, by, commandId: id, event }))
    bytes += sizeOf(entries)
    interview = entries.reduce(evolve, interview)
    return { pending, receipt: { ok: true }, entries }
  })
}

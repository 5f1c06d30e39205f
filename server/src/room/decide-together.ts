import type { Receipt, Submission } from '@dryrun/shared/protocol.ts'
import { BoardsDraft } from '../core/board-draft.ts'
import { decide } from '../core/decide.ts'
import type { RoomLimits } from '../core/decision.ts'
import type { Entry } from '../core/events.ts'
import { evolve } from '../core/evolve.ts'
import type { Story } from '../core/fold.ts'
import type { HouseCommand } from '../core/system-commands.ts'
import { bytesOf } from '../log/event-log.ts'
import { Undecidable } from './undecidable.ts'

export type AnySubmission = { id: string; command: Submission['command'] | HouseCommand }
export type Pending = AnySubmission & { by: string; answer: (receipt: Receipt) => void }
export type Decided = { pending: Pending; receipt: Receipt; entries: readonly Entry[] }

/** Where the room stands: what was told so far, the last entry's place in the log, and when its successors happen. */
type Standing = {
  story: Story
  seq: number
  /** Bytes of the log so far. */
  bytes: number
  at: number
  limits: RoomLimits
  /** Whether a submission, by its key, has been stored already. */
  isDone: (key: string) => boolean
}

/** Bytes that the entries take in the log. */
export const sizeOf = (entries: readonly Entry[]): number => entries.reduce((sum, { event }) => sum + bytesOf(event), 0)

/** One id from two people is two submissions. */
export const keyOf = (by: string, commandId: string): string => `${by}/${commandId}`

/** What a full log still takes: what ends the interview, and who comes to review it. Each of these happens a few times. */
const endings: ReadonlySet<string> = new Set([
  'finishRound',
  'endInterview',
  'conductSolo',
  'takeSeat',
  'handInAsInterviewer',
  'handInAsCandidate',
  'breakSeal',
])

/** Entries kept free beyond a full log for the scores without which no feedback can be submitted. */
const SCORING_RESERVE = 200
const scoring: ReadonlySet<string> = new Set(['score', 'attachEvidence'])
/** Bytes of one of these entries at most. */
const SCORE_BYTES = 4 * 1024

type Length = Readonly<{ seq: number; bytes: number }>

function isFullFor({ type }: AnySubmission['command'], { seq, bytes }: Length, limits: RoomLimits): boolean {
  if (endings.has(type)) return false
  const reserve = scoring.has(type) ? SCORING_RESERVE : 0
  return seq >= limits.logEntries + reserve || bytes >= limits.logBytes + reserve * SCORE_BYTES
}

/**
 * Decides each against what those before it will have changed, as if all of them were stored already. Throws
 * `Undecidable` where deciding itself fails.
 */
export function decideTogether(standing: Standing, batch: readonly Pending[]): Decided[] {
  try {
    return decideEach(standing, batch)
  } catch (cause) {
    throw new Undecidable('deciding has failed', { cause })
  }
}

function decideEach({ story, at, limits, isDone, ...standing }: Standing, batch: readonly Pending[]): Decided[] {
  const boards = new BoardsDraft(story.boards)
  const taken = new Set<string>()
  let { interview } = story
  let { seq, bytes } = standing
  return batch.map((pending): Decided => {
    const { id, command, by } = pending
    const key = keyOf(by, id)
    if (isDone(key) || taken.has(key)) return { pending, receipt: { ok: true }, entries: [] }
    if (isFullFor(command, { seq, bytes }, limits))
      return { pending, receipt: { ok: false, code: 'logFull' }, entries: [] }
    const decision = decide({ interview, boards, by, at, limits }, command)
    if (!decision.ok) return { pending, receipt: decision, entries: [] }
    taken.add(key)
    const entries = decision.events.map((event): Entry => ({ seq: ++seq, at, by, commandId: id, event }))
    bytes += sizeOf(entries)
    interview = entries.reduce(evolve, interview)
    return { pending, receipt: { ok: true }, entries }
  })
}

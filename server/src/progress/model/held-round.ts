import type { HeldRole } from '@dryrun/shared/api/progress.ts'
import type { TargetLevel } from '@dryrun/shared/interview/terms.ts'
import type { RoundResults } from './round-results.ts'

/** A round that somebody took part in, as they remember it. `question` names the same question in every interview. */
export type HeldRound = Readonly<{
  interviewId: string
  round: number
  /** The interview's title and the question's. */
  title: string
  name: string
  question: string
  targetLevel: TargetLevel
  role: HeldRole
  partner: string | null
  startedAt: number
  endedAt: number | null
  /** Whether the seal has broken. Where somebody was alone that may be before they are reviewed. */
  isUnsealed: boolean
  /** Nothing while the seal holds, or nobody has judged it. */
  results: RoundResults | null
}>

export type OpenRound = HeldRound & Readonly<{ results: RoundResults }>

/** In the order in which they were held, however they come. */
export const inOrder = <T extends HeldRound>(rounds: readonly T[]): T[] =>
  [...rounds].sort(
    (a, b) => a.startedAt - b.startedAt || a.interviewId.localeCompare(b.interviewId) || a.round - b.round,
  )

export const sourceOf = ({ interviewId, round, startedAt }: HeldRound) => ({ interviewId, round, at: startedAt })

/**
 * Whether they knew the question before, from either chair, or went on from the midst of a round: how that went says
 * little about anything but memory.
 */
export function wasKnown(held: HeldRound, all: readonly HeldRound[]): boolean {
  if (held.results?.again) return true
  return all.some((other) => other.question === held.question && other.startedAt < held.startedAt)
}

/** Rounds in one role whose results are open, in order. */
export const openAs = (role: HeldRole, all: readonly HeldRound[]): OpenRound[] =>
  inOrder(all.filter(isOpen).filter((held) => held.role === role))

const isOpen = (held: HeldRound): held is OpenRound => held.results !== null

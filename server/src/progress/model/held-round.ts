import type { HeldRole } from '@dryrun/shared/api/progress.ts'
import type { TargetLevel } from '@dryrun/shared/interview/terms.ts'
import type { RoundResults } from './round-results.ts'

/** A person's own round. `question` is the same key in every interview. */
export type HeldRound = Readonly<{
  interviewId: string
  round: number
  title: string
  name: string
  question: string
  targetLevel: TargetLevel
  role: HeldRole
  partner: string | null
  startedAt: number
  endedAt: number | null
  /** Whether the seal is broken. In a solo interview that may precede the review. */
  isUnsealed: boolean
  /** Null while the results are sealed or before a review. */
  results: RoundResults | null
}>

export type OpenRound = HeldRound & Readonly<{ results: RoundResults }>

/** Sorted by start, independent of the input order. */
export const inOrder = <T extends HeldRound>(rounds: readonly T[]): T[] =>
  [...rounds].sort(
    (a, b) => a.startedAt - b.startedAt || a.interviewId.localeCompare(b.interviewId) || a.round - b.round,
  )

export const sourceOf = ({ interviewId, round, startedAt }: HeldRound) => ({ interviewId, round, at: startedAt })

/** Whether the person knew the question, in either role or from a retry. Such a round measures memory. */
export function wasKnown(held: HeldRound, all: readonly HeldRound[]): boolean {
  if (held.results?.again) return true
  return all.some((other) => other.question === held.question && other.startedAt < held.startedAt)
}

export const openAs = (role: HeldRole, all: readonly HeldRound[]): OpenRound[] =>
  inOrder(all.filter(isOpen).filter((held) => held.role === role))

const isOpen = (held: HeldRound): held is OpenRound => held.results !== null

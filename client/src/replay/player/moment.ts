import { mss } from '@dryrun/shared/format.ts'
import { momentOf, runningMs } from '@dryrun/shared/interview/interview.ts'
import type { Chapter, RecordingHead } from '@dryrun/shared/replay/recording.ts'
import { clockOf } from '../../feedback/markers.ts'

/** A moment as a link names it: what the clock of a round showed, "14:20", and in which round, counted from 1. */
export type MomentLink = { t?: string; r?: number }

/** What is left of the second that a link names, so that what is stamped with it has happened. */
const REST_OF_SECOND = 999

/** The round that a moment belongs to; the time after a round is still its own, until the next one starts. */
export function chapterAt(chapters: readonly Chapter[], at: number): Chapter | undefined {
  return chapters.findLast(({ startedAt }) => startedAt <= at) ?? chapters[0]
}

/** What the round's clock showed. */
export const stampAt = (chapter: Chapter, at: number): string => mss(runningMs(chapter, at))

/** The phase that ran at a moment, by name; nothing after the round. */
export function phaseAt({ plan }: Pick<RecordingHead, 'plan'>, chapter: Chapter, at: number): string | undefined {
  if (at > chapter.endedAt) return undefined
  const clock = runningMs(chapter, at)
  const visit = chapter.visits.findLast(({ from }) => from <= clock)
  return plan.find(({ id }) => id === visit?.phase)?.name
}

/** "14:20, High-level design", and of several rounds which. */
export function wordsAt(head: RecordingHead, at: number): string {
  const chapter = chapterAt(head.chapters, at)
  if (!chapter) return mss(0)
  const phase = phaseAt(head, chapter, at) ?? 'after the round'
  const round = head.chapters.length > 1 ? `, round ${chapter.round + 1}` : ''
  return `${stampAt(chapter, at)}, ${phase}${round}`
}

/** The moment that a link names, within the recording; its beginning when it names none. */
export function linkedMoment({ chapters, startedAt, endedAt }: RecordingHead, { t, r }: MomentLink): number {
  const chapter = chapters.find(({ round }) => round + 1 === r) ?? chapters[0]
  if (!chapter) return startedAt
  const clock = clockOf(t ?? '')
  if (clock === undefined) return r ? chapter.startedAt : startedAt
  return Math.min(momentOf(chapter, clock) + REST_OF_SECOND, chapter.endedAt, endedAt)
}

/** How a link names a moment. */
export function linkTo({ chapters }: Pick<RecordingHead, 'chapters'>, at: number): MomentLink {
  const chapter = chapterAt(chapters, at)
  if (!chapter) return {}
  return { t: stampAt(chapter, at), ...(chapter.round > 0 && { r: chapter.round + 1 }) }
}

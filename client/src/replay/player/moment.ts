import { mss } from '@dryrun/shared/format.ts'
import { momentOf, runningMs } from '@dryrun/shared/interview/interview.ts'
import type { Chapter, RecordingHead } from '@dryrun/shared/replay/recording.ts'
import { clockOf } from '../../feedback/markers.ts'

/** A moment in a link: `t` is the round's clock as "14:20", `r` the round, counted from 1. */
export type MomentLink = { t?: string; r?: number }

/** Links name whole seconds; this moves to the end of the second, so that its events have happened. */
const REST_OF_SECOND = 999

/** Returns the round of a moment. The time between rounds belongs to the earlier one. */
export function chapterAt(chapters: readonly Chapter[], at: number): Chapter | undefined {
  return chapters.findLast(({ startedAt }) => startedAt <= at) ?? chapters[0]
}

export const stampAt = (chapter: Chapter, at: number): string => mss(runningMs(chapter, at))

/** Returns the phase at a moment; undefined after the round. */
export function phaseAt({ plan }: Pick<RecordingHead, 'plan'>, chapter: Chapter, at: number): string | undefined {
  if (at > chapter.endedAt) return undefined
  const clock = runningMs(chapter, at)
  const visit = chapter.visits.findLast(({ from }) => from <= clock)
  return plan.find(({ id }) => id === visit?.phase)?.name
}

/** Formats a moment as "14:20, High-level design", with the round where there are several. */
export function wordsAt(head: RecordingHead, at: number): string {
  const chapter = chapterAt(head.chapters, at)
  if (!chapter) return mss(0)
  const phase = phaseAt(head, chapter, at) ?? 'after the round'
  const round = head.chapters.length > 1 ? `, round ${chapter.round + 1}` : ''
  return `${stampAt(chapter, at)}, ${phase}${round}`
}

/** Returns the moment of a link, clamped to the recording; the start without one. */
export function linkedMoment({ chapters, startedAt, endedAt }: RecordingHead, { t, r }: MomentLink): number {
  const chapter = chapters.find(({ round }) => round + 1 === r) ?? chapters[0]
  if (!chapter) return startedAt
  const clock = clockOf(t ?? '')
  if (clock === undefined) return r ? chapter.startedAt : startedAt
  return Math.min(momentOf(chapter, clock) + REST_OF_SECOND, chapter.endedAt, endedAt)
}

export function linkTo({ chapters }: Pick<RecordingHead, 'chapters'>, at: number): MomentLink {
  const chapter = chapterAt(chapters, at)
  if (!chapter) return {}
  return { t: stampAt(chapter, at), ...(chapter.round > 0 && { r: chapter.round + 1 }) }
}

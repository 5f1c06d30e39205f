import { isolated, mss, targetText } from '@dryrun/shared/format.ts'
import { runningMs } from '@dryrun/shared/interview/interview.ts'
import type { Chapter, RecordingHead } from '@dryrun/shared/replay/recording.ts'
import { inline } from '@dryrun/shared/report/markdown.ts'
import { sentenceOf, type TimelineLine } from '@dryrun/shared/timeline/timeline-line.ts'

export function timelineMarkdown(head: RecordingHead, lines: readonly TimelineLine[]): string {
  const { interview, chapters } = head
  const parts = chapters.map((chapter) => chapterPart(head, chapter, lines))
  return `${[`# ${inline(isolated(interview.title))}`, seenWords(head), ...parts].join('\n\n')}\n`
}

const eyesWords = {
  own: 'as you saw it',
  interviewer: 'as the interviewer saw it',
  candidate: 'as the candidate saw it',
} as const

const seenWords = ({ interview, eyes }: RecordingHead): string =>
  `The interview in words, ${eyesWords[eyes]}. Target level: ${targetText[interview.targetLevel]}.`

function chapterPart({ people }: RecordingHead, chapter: Chapter, lines: readonly TimelineLine[]): string {
  const { interviewer, candidate } = chapter
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name
  const told = lines
    .filter(({ round }) => round === chapter.round)
    .map((line) => `* **${mss(runningMs(chapter, line.at))}** ${inline(sentenceOf(line, nameOf))}`)
  return [
    `## Round ${chapter.round + 1}: ${inline(chapter.title)}`,
    `${inline(isolated(nameOf(interviewer) ?? 'The interviewer'))} asks, ${inline(isolated(nameOf(candidate) ?? 'the candidate'))} answers.`,
    told.join('\n'),
  ].join('\n\n')
}

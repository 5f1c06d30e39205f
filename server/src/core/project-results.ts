import { type Interview, type Person, playedRounds, playerIn, type Round } from '@dryrun/shared/interview/interview.ts'
import { partsView } from '@dryrun/shared/interview/parts.ts'
import { scoreFor, weightedScore } from '@dryrun/shared/interview/scoring.ts'
import type { Level } from '@dryrun/shared/interview/terms.ts'
import type { ResultRow, ResultView } from '@dryrun/shared/interview/view.ts'
import { pairOf, shownView } from './project-open.ts'

/** Returns what the two players see of each other after the seal breaks; empty before that, and for observers. */
export function resultsFor(interview: Interview, { seat }: Person): ResultView[] {
  if (interview.sealed || (seat !== 'host' && seat !== 'guest')) return []
  return playedRounds(interview).flatMap(([index, round]) => {
    const { interviewer, candidate } = round.handIns
    if (!interviewer || !candidate) return []
    const ownNotes = playerIn(round, seat) === 'interviewer'
    const { question, startedAt, endedAt, pauses, ticks, flags } = round
    return {
      index,
      title: question.title,
      prompt: question.prompt,
      ...pairOf(interview, round),
      startedAt: startedAt ?? 0,
      endedAt: endedAt ?? 0,
      pauses,
      call: interviewer.call,
      summary: interviewer.summary,
      changes: interviewer.changes,
      weighted: weightedScore(round.rubric, round.scores) ?? null,
      rows: round.rubric.map((row) => resultRow(round, row)),
      rating: candidate.rating ?? null,
      comment: candidate.comment,
      notes: ownNotes || interviewer.shareNotes ? round.notes : [],
      shown: shownView(round),
      ticks,
      flags,
      script: question.script,
    }
  })
}

function resultRow(round: Round, row: Round['rubric'][number]): ResultRow {
  const { id, name, weight, anchors } = row
  const score = scoreFor(round.scores, id)
  const parts = score && partsView(row, score)
  const level = score?.level ?? null
  const selfScores: Readonly<Record<string, Level>> = round.handIns.candidate?.selfScores ?? {}
  return {
    id,
    name,
    weight,
    level,
    anchor: level ? (anchors[level - 1] ?? null) : null,
    how: score?.how ?? null,
    sentence: score?.sentence ?? '',
    ...(parts && { parts }),
    ...(score?.notAsked && { notAsked: score.notAsked }),
    self: scoreFor(selfScores, id) ?? null,
    evidence: round.evidence.filter(({ dimension }) => dimension === id),
  }
}

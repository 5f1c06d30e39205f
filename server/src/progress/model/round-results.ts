import { type Interview, planOf, type Round, runningMs, spentIn } from '@dryrun/shared/interview/interview.ts'
import { weightedScore } from '@dryrun/shared/interview/scoring.ts'
import { DimensionId, Level } from '@dryrun/shared/interview/terms.ts'
import { z } from 'zod'
import { levelsIn } from '../../report/model/report-previous.ts'

/**
 * The results of a round for progress over time. Scores cover the seven dimensions alone, since a question's own
 * criteria are not comparable.
 */
const RoundScore = z.object({
  dimension: DimensionId,
  name: z.string(),
  weight: z.number(),
  level: Level.nullable(),
  self: Level.nullable(),
  /** The first moment of evidence, on the round's clock. */
  clock: z.number().nullable(),
  /** The question author's drills, and the anchor of the next level. */
  drills: z.array(z.string()),
  next: z.string().nullable(),
})
export type RoundScore = z.infer<typeof RoundScore>

/** Milliseconds of running clock. */
const PhaseTime = z.object({ id: z.string(), name: z.string(), planned: z.number(), spent: z.number() })

export const RoundResults = z.object({
  call: Level,
  weighted: z.number().nullable(),
  scores: z.array(RoundScore),
  /** The level of each row of the rubric, the question's own criteria included. */
  levels: z.record(z.string(), Level),
  phases: z.array(PhaseTime),
  /** Milliseconds of running clock. */
  length: z.number(),
  rating: z.number().nullable(),
  /** Whether the round is a retry from a moment of an earlier round. */
  again: z.boolean(),
})
export type RoundResults = z.infer<typeof RoundResults>

/** Undefined while the results are sealed, and for a round that was never played. */
export function roundResults(interview: Interview, round: Round): RoundResults | undefined {
  const { interviewer, candidate } = round.handIns
  if (interview.sealed || round.startedAt === null || !interviewer || !candidate) return undefined
  const end = round.endedAt ?? round.startedAt
  const spent = spentIn(round, end)
  return {
    call: interviewer.call,
    weighted: weightedScore(round.rubric, round.scores) ?? null,
    scores: DimensionId.options.flatMap((dimension) => scoreOf(round, dimension)),
    levels: levelsIn(round),
    phases: planOf(interview, round).map(({ id, name, minutes }) => ({
      id,
      name,
      planned: minutes * 60_000,
      spent: spent.get(id) ?? 0,
    })),
    length: runningMs(round, end),
    rating: candidate.rating ?? null,
    again: round.drawing !== undefined,
  }
}

function scoreOf(round: Round, dimension: DimensionId): RoundScore[] {
  const { rubric, scores, evidence, handIns, question } = round
  const row = rubric.find(({ id }) => id === dimension)
  if (!row) return []
  const level = scores[dimension]?.level ?? null
  const moments = evidence.filter((each) => each.dimension === dimension).map(({ at }) => at)
  return [
    {
      dimension,
      name: row.name,
      weight: row.weight,
      level,
      self: handIns.candidate?.selfScores[dimension] ?? null,
      clock: moments.length ? runningMs(round, Math.min(...moments)) : null,
      drills: question.study.filter((study) => study.dimension === dimension).map(({ drill }) => drill),
      next: level === null || level === 4 ? null : row.anchors[level],
    },
  ]
}

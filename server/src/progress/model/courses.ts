import type { DimensionTrend, LevelCourse, PhaseCourse, RatingCourse, ScorePoint } from '@dryrun/shared/api/progress.ts'
import { DimensionId, type Level, TargetLevel } from '@dryrun/shared/interview/terms.ts'
import { type OpenRound, sourceOf } from './held-round.ts'
import { rangeOf } from './range.ts'
import type { RoundScore } from './round-results.ts'

/** Results over time. All functions expect rounds in the order in which they were held. */

export function levelCourses(rounds: readonly OpenRound[]): LevelCourse[] {
  return TargetLevel.options.flatMap((targetLevel) => {
    const played = rounds.filter((round) => round.targetLevel === targetLevel)
    if (!played.length) return []
    return [
      {
        targetLevel,
        calls: played.map((round) => ({ ...sourceOf(round), call: round.results.call })),
        dimensions: DimensionId.options.flatMap((dimension) => trendOf(played, dimension)),
      },
    ]
  })
}

function trendOf(rounds: readonly OpenRound[], dimension: DimensionId): DimensionTrend[] {
  const scored = rounds.flatMap((round) => scoredIn(round, dimension))
  const last = scored.at(-1)
  if (!last) return []
  const levels = scored.map(({ level }) => level)
  return [
    {
      dimension,
      name: last.score.name,
      points: scored.map(({ round, score, level }, index): ScorePoint => {
        const { clock, self } = score
        return { ...sourceOf(round), clock, self, level, range: rangeOf(levels.slice(0, index + 1)) }
      }),
      selfAbove: rangeOf(scored.flatMap(({ score, level }) => (score.self === null ? [] : [score.self - level]))),
    },
  ]
}

type Scored = Readonly<{ round: OpenRound; score: RoundScore; level: Level }>

export function scoredIn(round: OpenRound, dimension: DimensionId): Scored[] {
  const score = round.results.scores.find((each) => each.dimension === dimension)
  return score && score.level !== null ? [{ round, score, level: score.level }] : []
}

/** The phases in the order of the latest plans. Phases with the same id are the same. */
export function phaseCourses(rounds: readonly OpenRound[]): PhaseCourse[] {
  const ids = new Set([...rounds].reverse().flatMap(({ results }) => results.phases.map(({ id }) => id)))
  return [...ids].map((id) => {
    const visits = rounds.flatMap((round) =>
      round.results.phases.filter((phase) => phase.id === id).map((phase) => ({ round, phase })),
    )
    const last = visits.at(-1)
    return {
      id,
      name: last?.phase.name ?? '',
      planned: last?.phase.planned ?? 0,
      points: visits.map(({ round, phase: { spent, planned } }) => ({ ...sourceOf(round), spent, planned })),
      usual: rangeOf(visits.map(({ phase }) => phase.spent)),
    }
  })
}

/** The candidates' ratings of the interviewer; solo rounds have none. */
export function ratingCourse(rounds: readonly OpenRound[]): RatingCourse {
  const rated = rounds.flatMap((round) =>
    round.results.rating === null ? [] : [{ round, rating: round.results.rating }],
  )
  const ratings = rated.map(({ rating }) => rating)
  return {
    points: rated.map(({ round, rating }, index) => ({
      ...sourceOf(round),
      rating,
      range: rangeOf(ratings.slice(0, index + 1)),
    })),
    usual: rangeOf(ratings),
  }
}

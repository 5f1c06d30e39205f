import type { StudyItem, StudyTick } from '@dryrun/shared/api/progress.ts'
import { DimensionId, type Level } from '@dryrun/shared/interview/terms.ts'
import { scoredIn } from './courses.ts'
import { type OpenRound, sourceOf } from './held-round.ts'
import { latest, median } from './range.ts'

/** Days after the interview at which to review a weakness, at growing intervals. */
const spacing = [1, 3, 7, 14] as const
const DAY_MS = 86_400_000
const MOST = 2
const BEST = 4

export type Ticked = Readonly<Omit<StudyTick, 'done'> & { at: number }>

/**
 * The study plan: the two dimensions with the lowest median over the latest rounds at the latest target level, ties by
 * weight, each based on the last round that showed it. A new interview makes a new plan; ticks stay with their round.
 */
export function studyPlan(rounds: readonly OpenRound[], ticks: readonly Ticked[]): StudyItem[] {
  const level = rounds.at(-1)?.targetLevel
  const recent = rounds.filter(({ targetLevel }) => targetLevel === level)
  return DimensionId.options
    .flatMap((dimension) => weaknessIn(recent, dimension))
    .sort((a, b) => a.middle - b.middle || b.weight - a.weight)
    .slice(0, MOST)
    .map(({ shown }) => itemOf(shown, ticks))
}

type Shown = ReturnType<typeof scoredIn>[number]

function weaknessIn(rounds: readonly OpenRound[], dimension: DimensionId) {
  const scored = latest(rounds.flatMap((round) => scoredIn(round, dimension)))
  const shown = scored.findLast(({ level }) => level < BEST)
  if (!shown) return []
  return [{ shown, weight: shown.score.weight, middle: median(scored.map(({ level }) => level)) }]
}

function itemOf({ round, score, level }: Shown, ticks: readonly Ticked[]): StudyItem {
  const { dimension, name, drills, next } = score
  const from = round.endedAt ?? round.startedAt
  const doneAt = (step: number) => ticks.find((tick) => isFor(tick, round, dimension) && tick.step === step)?.at ?? null
  return {
    ...sourceOf(round),
    dimension,
    name,
    level: level as Level,
    drills,
    next,
    steps: spacing.map((days, step) => ({ step, days, due: from + days * DAY_MS, done: doneAt(step) })),
  }
}

const isFor = (tick: Ticked, { interviewId, round }: OpenRound, dimension: DimensionId): boolean =>
  tick.interviewId === interviewId && tick.round === round && tick.dimension === dimension

import { designRubric } from '@dryrun/server/core/rubric/design-rubric.ts'
import type { Given } from '@dryrun/server/progress/model/drift.ts'
import type { HeldRound } from '@dryrun/server/progress/model/held-round.ts'
import type { RoundResults } from '@dryrun/server/progress/model/round-results.ts'
import { dimensionsOfKind } from '@dryrun/shared/interview/kinds.ts'
import type { DimensionId, Level } from '@dryrun/shared/interview/terms.ts'

/** Rounds of one person, for tests of progress over time. */

export const DAY = 86_400_000
const MINUTE = 60_000

type Levels = Readonly<Partial<Record<DimensionId, Level | null>>>

export const resultsWith = (levels: Levels, more: Partial<RoundResults> = {}): RoundResults => ({
  call: 3,
  weighted: 2.5,
  scores: dimensionsOfKind.design.map((dimension) => {
    const row = designRubric.find(({ id }) => id === dimension)!
    const level = levels[dimension] ?? null
    return {
      dimension,
      name: row.name,
      weight: row.weight,
      level,
      self: 3,
      clock: level === null ? null : 5 * MINUTE,
      drills: [`practice ${dimension}`],
      next: level === null || level === 4 ? null : row.anchors[level],
    }
  }),
  levels: {},
  phases: [{ id: 'intro', name: 'Introduction', planned: 2 * MINUTE, spent: 3 * MINUTE }],
  length: 40 * MINUTE,
  rating: 4,
  again: false,
  ...more,
})

/** A person's `nth` round, on that day and on a question of its own. */
export const held = (nth: number, levels: Levels = {}, more: Partial<HeldRound> = {}): HeldRound => ({
  interviewId: `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`,
  round: 0,
  title: `Practice ${nth}`,
  name: `About ${nth}`,
  question: `small/${nth}`,
  targetLevel: 'senior',
  role: 'candidate',
  partner: 'Ada',
  startedAt: nth * DAY,
  endedAt: nth * DAY + 40 * MINUTE,
  isUnsealed: more.results !== null,
  results: resultsWith(levels),
  ...more,
})

export const given = (by: string, question: string, levels: Levels, more: Partial<Given> = {}): Given => ({
  by,
  question,
  targetLevel: 'senior',
  scores: resultsWith(levels).scores,
  ...more,
})

export const past = (rounds: readonly HeldRound[]) => ({ me: 'ada', rounds, ticks: [], others: [] })

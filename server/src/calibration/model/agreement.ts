import type { Agreement } from '@dryrun/shared/api/calibration.ts'
import type { Level } from '@dryrun/shared/interview/terms.ts'
import { type Pair, weightedKappa } from './kappa.ts'

export type Levels = Readonly<Partial<Record<string, Level>>>

export type Scored = Readonly<{ interviewers: Levels; blind: readonly Levels[] }>

type Moments = Agreement['moments']
type Dimension = Readonly<{ id: string; name: string; moments: Moments }>

/**
 * Pairs of scores that a kappa needs: twice the square of the number of levels. Source: D. V. Cicchetti, "Testing the
 * normal approximation and minimal sample size requirements of weighted kappa when the number of categories is large",
 * Applied Psychological Measurement 5, 1981.
 */
export const enoughPairs = 2 * 4 ** 2

const levels: readonly Level[] = [1, 2, 3, 4]

type Asked = Readonly<{
  dimensions: readonly Dimension[]
  round: Scored
  yours: Levels | undefined
  all: readonly Scored[]
}>

/**
 * Agreement per dimension: level by level on this round, and as kappa over `all` rounds. Each blind score pairs with
 * the interviewer's, and each two blind scores of a round form a pair among scorers.
 */
export const agreementOn = ({ dimensions, round, yours, all }: Asked): Agreement[] =>
  dimensions.map(({ id, name, moments }) => ({
    id,
    name,
    moments,
    yours: yours?.[id] ?? null,
    interviewers: round.interviewers[id] ?? null,
    spread: levels.map((level) => round.blind.filter((one) => one[id] === level).length),
    apart: apartOn(id, round),
    withInterviewers: kappaOf(all.flatMap((each) => pairsWithInterviewer(id, each))),
    amongScorers: kappaOf(all.flatMap((each) => pairsAmongScorers(id, each))),
  }))

function apartOn(id: string, { interviewers, blind }: Scored): number {
  const given = [interviewers, ...blind].flatMap((one) => one[id] ?? [])
  return given.length < 2 ? 0 : Math.max(...given) - Math.min(...given)
}

function pairsWithInterviewer(id: string, { interviewers, blind }: Scored): Pair[] {
  const level = interviewers[id]
  return level ? blind.flatMap((one): Pair[] => (one[id] ? [[level, one[id]]] : [])) : []
}

function pairsAmongScorers(id: string, { blind }: Scored): Pair[] {
  const given = blind.flatMap((one) => one[id] ?? [])
  return given.flatMap((one, at) => given.slice(at + 1).map((other): Pair => [one, other]))
}

function kappaOf(pairs: readonly Pair[]): Agreement['amongScorers'] {
  const isEnough = pairs.length >= enoughPairs
  return { pairs: pairs.length, kappa: isEnough ? weightedKappa(pairs) : null }
}

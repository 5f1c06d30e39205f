import type { Agreement } from '@dryrun/shared/api/calibration.ts'
import type { Level } from '@dryrun/shared/interview/terms.ts'
import { type ScorePair, weightedKappa } from './kappa.ts'

export type Levels = Readonly<Partial<Record<string, Level>>>

export type BlindRound = Readonly<{ interviewers: Levels; blind: readonly Levels[] }>

type Dimension = Readonly<Pick<Agreement, 'id' | 'name' | 'moments' | 'observed'>>

/**
 * Pairs of scores that a kappa needs: twice the square of the number of levels. Source: D. V. Cicchetti, "Testing the
 * normal approximation and minimal sample size requirements of weighted kappa when the number of categories is large",
 * Applied Psychological Measurement 5, 1981.
 */
export const enoughPairs = 2 * 4 ** 2

const levels: readonly Level[] = [1, 2, 3, 4]

type Asked = Readonly<{
  dimensions: readonly Dimension[]
  round: BlindRound
  yours: Levels | undefined
  all: readonly BlindRound[]
}>

/**
 * Agreement per dimension: level by level on this round, and as kappa over `all` rounds. Each blind score pairs with
 * the interviewer's, and each two blind scores of a round form a pair among scorers.
 */
export const agreementOn = ({ dimensions, round, yours, all }: Asked): Agreement[] =>
  dimensions.map(({ id, name, moments, observed }) => ({
    ...{ id, name, moments, observed },
    yours: yours?.[id] ?? null,
    interviewers: round.interviewers[id] ?? null,
    spread: levels.map((level) => round.blind.filter((one) => one[id] === level).length),
    apart: apartOn(id, round),
    withInterviewers: kappaOf(all.flatMap((each) => pairsWithInterviewer(id, each))),
    amongScorers: poolKappaOf(all.flatMap((each) => pairsAmongScorers(id, each))),
  }))

function apartOn(id: string, { interviewers, blind }: BlindRound): number {
  const given = [interviewers, ...blind].flatMap((one) => one[id] ?? [])
  return given.length < 2 ? 0 : Math.max(...given) - Math.min(...given)
}

function pairsWithInterviewer(id: string, { interviewers, blind }: BlindRound): ScorePair[] {
  const level = interviewers[id]
  return level ? blind.flatMap((one): ScorePair[] => (one[id] ? [[level, one[id]]] : [])) : []
}

function pairsAmongScorers(id: string, { blind }: BlindRound): ScorePair[] {
  const given = blind.flatMap((one) => one[id] ?? [])
  return given.flatMap((one, at) => given.slice(at + 1).map((other): ScorePair => [one, other]))
}

function kappaOf(pairs: readonly ScorePair[]): Agreement['amongScorers'] {
  const isEnough = pairs.length >= enoughPairs
  return { pairs: pairs.length, kappa: isEnough ? weightedKappa(pairs) : null }
}

/**
 * Scorers are interchangeable, so each pair counts in both orders; which of them scored first changes nothing. Source:
 * W. A. Scott, "Reliability of content analysis: The case of nominal scale coding", Public Opinion Quarterly 19, 1955.
 */
function poolKappaOf(pairs: readonly ScorePair[]): Agreement['amongScorers'] {
  const { kappa } = kappaOf([...pairs, ...pairs.map(([one, other]): ScorePair => [other, one])])
  return { pairs: pairs.length, kappa: pairs.length >= enoughPairs ? kappa : null }
}

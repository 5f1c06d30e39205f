import { agreementOn, enoughPairs, type Levels } from '@dryrun/server/calibration/model/agreement.ts'
import { type ScorePair, weightedKappa } from '@dryrun/server/calibration/model/kappa.ts'
import type { Level } from '@dryrun/shared/interview/terms.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'

/** Score pairs from a contingency table: rows for one scorer, columns for the other. */
const pairsOf = (table: readonly (readonly number[])[]): ScorePair[] =>
  table.flatMap((row, one) =>
    row.flatMap((times, other) => Array.from({ length: times }, (): ScorePair => [one, other])),
  )

const all = (value: number, times: number) => Array.from({ length: times }, () => value)

it('[CA1] kappa is as published: Cohen’s own example, and one that a statistics library is tested with', () => {
  // Source: Cohen (1968), 200 patients, two raters, custom weights: 0.348 weighted, 0.492 unweighted.
  const cohen = pairsOf([
    [88, 14, 18],
    [10, 40, 10],
    [2, 6, 12],
  ])
  const weights = [
    [0, 1, 3],
    [1, 0, 6],
    [3, 6, 0],
  ]
  expect(weightedKappa(cohen, (one, other) => weights[one]?.[other] ?? 0)).toBeCloseTo(0.348, 3)
  expect(weightedKappa(cohen, (one, other) => (one === other ? 0 : 1))).toBeCloseTo(0.492, 3)
  // Source: scikit-learn's test of `cohen_kappa_score`: 0.9541 quadratic, 0.9412 linear, 0.9315 unweighted.
  const one = [...all(0, 46), ...all(1, 44), ...all(2, 10)]
  const other = [...all(0, 50), ...all(1, 40), ...all(2, 10)]
  const pairs = one.map((score, at): ScorePair => [score, other[at] ?? 0])
  expect(weightedKappa(pairs)).toBeCloseTo(0.9541, 4)
  expect(weightedKappa(pairs, (a, b) => Math.abs(a - b))).toBeCloseTo(0.9412, 4)
  expect(weightedKappa(pairs, (a, b) => (a === b ? 0 : 1))).toBeCloseTo(0.9315, 4)
})

it('[CA2] kappa is 1 where all agree, 0 where one score says nothing of the other, and unknown where chance can’t disagree', () => {
  const varied: ScorePair[] = [1, 2, 3, 4].map((level) => [level, level])
  expect(weightedKappa(varied)).toBe(1)
  const unrelated: ScorePair[] = [1, 4].flatMap((one) => [1, 4].map((other): ScorePair => [one, other]))
  expect(weightedKappa(unrelated)).toBe(0)
  expect(
    weightedKappa([
      [1, 4],
      [4, 1],
    ]),
  ).toBe(-1)
  for (const nothing of [[], [[3, 3]], all(3, 40).map((score): ScorePair => [score, score])] as ScorePair[][])
    expect(weightedKappa(nothing)).toBeNull()
})

const dimension = { id: 'deep-dive', name: 'Deep dive', moments: [], observed: [] }
const gave = (level: Level): Levels => ({ 'deep-dive': level })
const on = (blind: readonly Levels[], interviewers = gave(3), yours?: Levels) => {
  const round = { interviewers, blind }
  const [agreement] = agreementOn({ dimensions: [dimension], round, yours, all: [round] })
  if (!agreement) throw new Error('no agreement')
  return agreement
}

it('[CA3] of a round it is told who gave what and how far apart they are, the interviewer and oneself named', () => {
  expect(on([gave(1), gave(3), gave(3), {}], gave(2), gave(1))).toMatchObject({
    ...{ yours: 1, interviewers: 2, spread: [1, 0, 2, 0], apart: 2 },
    ...{ withInterviewers: { pairs: 3 }, amongScorers: { pairs: 3 } },
  })
  expect(on([{}], {})).toMatchObject({ yours: null, interviewers: null, spread: [0, 0, 0, 0], apart: 0 })
})

it('[CA4] how far people agree is told from thirty-two pairs on, twice the square of four levels, and before that nothing', () => {
  expect(enoughPairs).toBe(32)
  const few = Array.from({ length: 31 }, (_, at) => gave(at % 2 ? 2 : 3))
  expect(on(few).withInterviewers).toEqual({ pairs: 31, kappa: null })
  const rounds = [gave(2), gave(4)].map((interviewers) => ({ interviewers, blind: Array(16).fill(interviewers) }))
  const [agreement] = agreementOn({ dimensions: [dimension], round: rounds[0]!, yours: gave(2), all: rounds })
  expect(agreement?.withInterviewers).toEqual({ pairs: 32, kappa: 1 })
  expect(agreement?.amongScorers).toEqual({ pairs: 240, kappa: 1 })
})

const level = fc.constantFrom<Level[]>(1, 2, 3, 4)

it('[CA13] how far two raters agree does not depend on which of them comes first', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(level, level), { maxLength: 60 }), (pairs) => {
      const swapped = pairs.map(([one, other]): ScorePair => [other, one])
      expect(weightedKappa(swapped)).toEqual(weightedKappa(pairs))
    }),
  )
  // Scorers have no roles, so any order of the scores of a round is as good as any other.
  const blind = fc.array(level.map(gave), { minLength: 3, maxLength: 6 })
  const orders = blind.chain((scores) =>
    fc.tuple(fc.constant(scores), fc.shuffledSubarray(scores, { minLength: scores.length })),
  )
  fc.assert(
    fc.property(fc.array(orders, { minLength: 8, maxLength: 12 }), (rounds) => {
      const [one, other] = [0, 1].map((at) => {
        const all = rounds.map((scores) => ({ interviewers: gave(3), blind: scores[at] ?? [] }))
        return agreementOn({ dimensions: [dimension], round: all[0]!, yours: undefined, all })[0]?.amongScorers
      })
      expect(other).toEqual(one)
    }),
  )
})

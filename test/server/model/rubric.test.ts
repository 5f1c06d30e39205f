import { rubricFor } from '@dryrun/server/core/rubric.ts'
import { defaultRubric } from '@dryrun/shared/interview/default-rubric.ts'
import { weightedScore, withoutEvidence } from '@dryrun/shared/interview/scoring.ts'
import { DimensionId, type Level } from '@dryrun/shared/interview/terms.ts'
import { expect, it } from 'vitest'
import { questionOf } from '../../support/domain/facts.ts'

const levels = (given: Record<string, Level | null>) =>
  Object.fromEntries(Object.entries(given).map(([id, level]) => [id, { level }]))

it('[J11] the default rubric has seven dimensions, weights that sum to 100, and four different anchors each', () => {
  expect(defaultRubric.map(({ id, weight }) => [id, weight])).toEqual([
    ['requirements', 15],
    ['estimation', 5],
    ['api-and-data', 15],
    ['high-level-design', 20],
    ['deep-dive', 25],
    ['trade-offs', 10],
    ['communication', 10],
  ])
  expect(defaultRubric.map(({ id }) => id)).toEqual(DimensionId.options)
  expect(defaultRubric.reduce((sum, { weight }) => sum + weight, 0)).toBe(100)
  const anchors = defaultRubric.flatMap((dimension) => dimension.anchors)
  expect(new Set(anchors).size).toBe(28)
})

it('[J12] a question’s own criteria stand after the default dimensions', () => {
  const question = questionOf('orders')
  expect(rubricFor(question).map(({ id }) => id)).toEqual([...DimensionId.options, 'own-orders'])
  expect(rubricFor({ ...question, criteria: [] })).toEqual(defaultRubric)
})

it('[J13] the weighted score is the mean of the levels given, by weight, to one decimal', () => {
  const rubric = rubricFor(questionOf('orders'))
  expect(weightedScore(rubric, levels({ 'deep-dive': 4, estimation: 1 }))).toBe(3.5)
  expect(weightedScore(rubric, levels({ 'deep-dive': 4, communication: 3, 'own-orders': 2 }))).toBe(3.3)
  expect(weightedScore(rubric, levels(Object.fromEntries(DimensionId.options.map((id) => [id, 3]))))).toBe(3)
})

it('[J14] what was not scored does not count, and without any level there is no score', () => {
  expect(weightedScore(defaultRubric, levels({ 'deep-dive': 4, estimation: null }))).toBe(4)
  expect(weightedScore(defaultRubric, levels({ 'deep-dive': null }))).toBeUndefined()
  expect(weightedScore(defaultRubric, levels({ charm: 4 }))).toBeUndefined()
  expect(weightedScore(defaultRubric, {})).toBeUndefined()
})

it('[J15] extreme scores without a moment are named, one by one', () => {
  const scores = levels({
    'deep-dive': 4,
    estimation: 1,
    requirements: 2,
    communication: 3,
    'trade-offs': null,
    'api-and-data': 4,
  })
  expect(withoutEvidence(scores, [{ dimension: 'api-and-data' }])).toEqual(['deep-dive', 'estimation'])
  expect(
    withoutEvidence(scores, [{ dimension: 'api-and-data' }, { dimension: 'deep-dive' }, { dimension: 'estimation' }]),
  ).toEqual([])
})

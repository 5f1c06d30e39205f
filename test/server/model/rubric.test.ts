import { designRubric } from '@dryrun/server/core/rubric/design-rubric.ts'
import { discussionRubric } from '@dryrun/server/core/rubric/discussion-rubric.ts'
import { rubricFor } from '@dryrun/server/core/rubric/rubric.ts'
import { rubricOfKind } from '@dryrun/server/core/rubric/rubric-of-kind.ts'
import { dimensionsOfKind } from '@dryrun/shared/interview/kinds.ts'
import { levelOfParts } from '@dryrun/shared/interview/parts.ts'
import { weightedScore, withoutEvidence } from '@dryrun/shared/interview/scoring.ts'
import { DimensionId, type Level } from '@dryrun/shared/interview/terms.ts'
import type { AnchorParts } from '@dryrun/shared/pack/rubric.ts'
import { expect, it } from 'vitest'
import { questionOf } from '../../support/domain/facts.ts'

const levels = (given: Record<string, Level | null>) =>
  Object.fromEntries(Object.entries(given).map(([id, level]) => [id, { level }]))

it('[J11] each kind of question has its default dimensions, weights that sum to 100, and different anchors', () => {
  expect(designRubric.map(({ id, weight }) => [id, weight])).toEqual([
    ['requirements', 15],
    ['estimation', 5],
    ['api-and-data', 10],
    ['high-level-design', 20],
    ['deep-dive', 20],
    ['trade-offs', 10],
    ['operation', 10],
    ['communication', 10],
  ])
  expect(discussionRubric.map(({ id, weight }) => [id, weight])).toEqual([
    ['framing', 15],
    ['mechanism', 25],
    ['numbers', 15],
    ['trade-offs', 20],
    ['operation', 15],
    ['communication', 10],
  ])
  for (const kind of ['design', 'discussion'] as const) {
    const rubric = rubricOfKind[kind]
    expect(rubric.map(({ id }) => id)).toEqual(dimensionsOfKind[kind])
    expect(rubric.reduce((sum, { weight }) => sum + weight, 0)).toBe(100)
    expect(new Set(rubric.flatMap(({ anchors }) => anchors)).size).toBe(rubric.length * 4)
    expect(rubric.every(({ parts }) => parts?.every((level) => level.length >= 2 && level.length <= 4))).toBe(true)
  }
  expect(new Set(Object.values(dimensionsOfKind).flat())).toEqual(new Set(DimensionId.options))
})

it('[J16] a question decides by its kind which rubric it has, and may leave default dimensions out', () => {
  const question = { ...questionOf('orders'), criteria: [] }
  expect(rubricFor({ ...question, kind: 'discussion' })).toEqual(discussionRubric)
  expect(rubricFor({ ...question, omitDimensions: ['estimation'] }).map(({ id }) => id)).toEqual(
    dimensionsOfKind.design.filter((id) => id !== 'estimation'),
  )
})

it('[J12] a question’s own criteria stand after the default dimensions', () => {
  const question = questionOf('orders')
  expect(rubricFor(question).map(({ id }) => id)).toEqual([...dimensionsOfKind.design, 'own-orders'])
  expect(rubricFor({ ...question, criteria: [] })).toEqual(designRubric)
})

it('[J17] a level is reached when all its parts were observed; with one missing it is the level below, and it is named', () => {
  const parts: AnchorParts = [
    ['a', 'b'],
    ['c', 'd'],
    ['e', 'f', 'g'],
    ['h', 'i'],
  ]
  const reached = (...seen: number[][]) => levelOfParts(parts, seen)
  expect(reached([], [], [1, 2, 3], [1, 2])).toEqual({ level: 4 })
  expect(reached([], [], [1, 2, 3], [1])).toEqual({ level: 3, missing: { level: 4, part: 'i' } })
  expect(reached([], [], [1, 2, 3], [])).toEqual({ level: 3 })
  expect(reached([], [], [1, 3], [1, 2])).toEqual({ level: 2, missing: { level: 3, part: 'f' } })
  expect(reached([], [1, 2], [1], [])).toEqual({ level: 2 })
  expect(reached([], [2], [1], [])).toEqual({ level: 1, missing: { level: 2, part: 'c' } })
  expect(reached([1, 2], [], [], [])).toEqual({ level: 1 })
  expect(reached()).toEqual({ level: 1 })
})

it('[J13] the weighted score is the mean of the levels given, by weight, to one decimal', () => {
  const rubric = rubricFor(questionOf('orders'))
  expect(weightedScore(rubric, levels({ 'deep-dive': 4, estimation: 1 }))).toBe(3.4)
  expect(weightedScore(rubric, levels({ 'deep-dive': 4, communication: 3, 'own-orders': 2 }))).toBe(3.3)
  expect(weightedScore(rubric, levels(Object.fromEntries(dimensionsOfKind.design.map((id) => [id, 3]))))).toBe(3)
})

it('[J14] what was not scored does not count, and without any level there is no score', () => {
  expect(weightedScore(designRubric, levels({ 'deep-dive': 4, estimation: null }))).toBe(4)
  expect(weightedScore(designRubric, levels({ 'deep-dive': null }))).toBeUndefined()
  expect(weightedScore(designRubric, levels({ charm: 4 }))).toBeUndefined()
  expect(weightedScore(designRubric, {})).toBeUndefined()
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

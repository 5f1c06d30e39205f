import { drawQuestions } from '@dryrun/server/interviews/model/draw-questions.ts'
import type { TargetLevel } from '@dryrun/shared/interview/terms.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'

const choice = (id: string, levels: TargetLevel[] = ['mid', 'senior', 'staff']) => ({
  id,
  title: id,
  kind: 'design' as const,
  topics: ['queues'],
  levels,
})
const choices = ['a', 'b', 'c', 'd'].map((id) => choice(id))
const draw = (wanted: (string | null)[], from = choices, random = (_below: number) => 0) =>
  drawQuestions({ wanted, choices: from, targetLevel: 'senior', random })

it('[AX9] the question that the sample shows is chosen, but never drawn', () => {
  const from = [{ ...choice('a'), inSample: true as const }, choice('b')]
  expect(draw([null], from)).toEqual(['b'])
  expect(draw(['a', null], from)).toEqual(['a', 'b'])
  expect(draw([null, null], from)).toBeUndefined()
})

it('[V2] no question is asked twice in an interview, drawn or chosen', () => {
  const wanted = fc
    .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 })
    .chain((named) =>
      fc.shuffledSubarray([...named, ...Array.from({ length: 4 - named.length }, () => null)], { minLength: 1 }),
    )
  fc.assert(
    fc.property(wanted, fc.infiniteStream(fc.nat()), (asked, chances) => {
      const drawn = draw(asked, choices, (below) => (chances.next().value ?? 0) % below) ?? []
      expect(drawn).toHaveLength(asked.length)
      expect(new Set(drawn).size).toBe(asked.length)
      for (const [index, id] of asked.entries()) if (id) expect(drawn[index]).toBe(id)
    }),
  )
})

it('[V2] what is not there, asked for twice or more than there is, is not drawn', () => {
  expect(draw(['a', 'x'])).toBeUndefined()
  expect(draw(['a', 'a'])).toBeUndefined()
  expect(draw([null, null, null, null, null])).toBeUndefined()
})

it('[V2] a drawn question suits the target level as long as one does', () => {
  const mixed = [choice('easy', ['mid']), choice('fit', ['senior']), choice('hard', ['staff'])]
  expect(draw([null], mixed)).toEqual(['fit'])
  expect(draw([null, null, null], mixed)).toEqual(['fit', 'easy', 'hard'])
  expect(draw([null, 'fit'], mixed)).toEqual(['easy', 'fit'])
})

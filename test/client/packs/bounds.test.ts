import { boundAt } from '@dryrun/client/packs/form/bounds.ts'
import { sections } from '@dryrun/client/packs/form/form-spec.ts'
import { Question } from '@dryrun/shared/pack.ts'
import { expect, it } from 'vitest'
import { fullQuestion } from '../../support/packs/full-question.ts'

const question = ['questions', 0]
const script = [...question, 'script']
const most = (...path: (string | number)[]) => boundAt([...question, ...path]).most

it('[PB27] the form takes its bounds from the format', () => {
  expect(boundAt(['questions'])).toEqual({ least: 1, most: 200, isOptional: false })
  expect([most('title'), most('prompt'), most('topics'), most('topics', 0)]).toEqual([160, 2_000, 6, 160])
  expect([most('script', 'facts'), most('script', 'facts', 3, 'tell')]).toEqual([15, 600])
  expect(boundAt([...script, 'points', 0, 'minutes'])).toEqual({ least: 0.5, most: 20, isOptional: true })
  expect(boundAt([...script, 'points', 0, 'checks']).most).toBe(6)
  expect(boundAt([...script, 'points', 0, 'checks', 0, 'check']).most).toBe(160)
  expect(boundAt([...script, 'runCard', 'musts'])).toMatchObject({ least: 3, most: 3 })
  expect(boundAt([...script, 'hints']).most).toBe(3)
  expect(boundAt([...script, 'figures', 0, 'asOf']).isOptional).toBe(true)
  expect(boundAt(['questions', 0, 'nothing', 'deeper']).most).toBe(Number.POSITIVE_INFINITY)
})

it('[PB27] every text of the form has a bound, and a text at its bound is sound', () => {
  const texts = sections.flatMap(({ path, fields = [], entries }) => [
    ...fields.map((field) => ({ field, path: [...path, ...field.key] })),
    ...(entries?.fields ?? []).map((field) => ({ field, path: [...(entries?.key ?? []), 0, ...field.key] })),
    ...(entries?.parts ?? []).flatMap((part) =>
      part.fields.map((field) => ({ field, path: [...(entries?.key ?? []), 0, ...part.key, 0, ...field.key] })),
    ),
  ])
  const free = texts.filter(({ field }) => field.as === 'line' || field.as === 'text')
  expect(free.length).toBeGreaterThan(25)
  const unbound = free.filter(({ path }) => !Number.isFinite(most(...path)))
  expect(unbound).toEqual([])
  for (const size of [160, 161]) {
    const long = { ...fullQuestion(), title: 'x'.repeat(size) }
    expect(Question.safeParse(long).success).toBe(size <= most('title'))
  }
})

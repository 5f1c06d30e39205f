import { join } from 'node:path'
import { readPacks } from '@dryrun/server/packs/read-packs.ts'
import { paths } from '@dryrun/server/paths.ts'
import type { Worksheet } from '@dryrun/shared/pack/worksheet.ts'
import { expect, it } from 'vitest'

const packs = await readPacks(join(paths.repository, 'server/packs'))
const questions = packs.flatMap(({ pack }) => pack.questions.map((question) => ({ pack: pack.id, question })))

it('[P8] the sums of every bundled question follow from the inputs that it names', () => {
  const wrong = questions.flatMap(({ pack, question: { id, script } }) =>
    wrongSums(script.worksheet ?? { inputs: [], sums: [] }).map((sum) => `${pack}/${id}: ${sum}`),
  )
  expect(wrong).toEqual([])
  for (const { question } of questions)
    expect(question.script.worksheet?.sums.length ?? 0, question.id).toBeGreaterThanOrEqual(3)
})

/** The sums whose stated result is not what JavaScript itself computes from the inputs, within 2 %. */
function wrongSums({ inputs, sums }: Worksheet): string[] {
  const values = new Map(inputs.map(({ name, value }) => [name, value]))
  return sums.flatMap(({ name, formula, result }) => {
    const computed = computedFrom(formula, values)
    values.set(name, computed)
    return Math.abs(computed - result) <= Math.abs(result) * 0.02 ? [] : [`${name} is ${computed}, not ${result}`]
  })
}

function computedFrom(formula: string, values: ReadonlyMap<string, number>): number {
  const { min, max, ceil, floor, round, sqrt, log2 } = Math
  const known = new Map<string, unknown>(Object.entries({ min, max, ceil, floor, round, sqrt, log2 }))
  for (const [name, value] of values) known.set(name, value)
  const compute = new Function(...known.keys(), `return ${formula.replaceAll('^', '**')}`)
  return compute(...known.values()) as number
}

import { resultOf } from '@dryrun/shared/pack/formula.ts'
import { computed, Worksheet } from '@dryrun/shared/pack/worksheet.ts'
import { expect, it } from 'vitest'

const values = new Map([
  ['events', 20_000_000],
  ['peak_factor', 5],
  ['min', 3],
])

const valued: readonly (readonly [formula: string, value: number])[] = [
  ['1 + 2 * 3', 7],
  ['(1 + 2) * 3', 9],
  ['2 ^ 3 ^ 2', 512],
  ['-2 ^ 2', -4],
  ['2 ^ -1', 0.5],
  ['10 - 4 - 3', 3],
  ['64 / 4 / 2', 8],
  ['1.5e3', 1_500],
  ['events / 86400 * peak_factor', (20_000_000 / 86_400) * 5],
  ['min(4, 2, 3) + max(1, 2)', 4],
  ['min + 1', 4],
  ['ceil(1.2) + floor(1.8) + round(1.5)', 5],
  ['sqrt(16) + log2(8)', 7],
  ['  ( events )  ', 20_000_000],
]

it.each(valued)('[P34] a formula has the value that its signs and brackets say: %s', (formula, value) => {
  expect(resultOf(formula, values)).toEqual({ value })
})

const faulty: readonly (readonly [formula: string, fault: RegExp])[] = [
  ['1 +', /ends too early/],
  ['', /ends too early/],
  ['(1', /closing bracket is missing/],
  ['1 2', /"2" is not expected/],
  ['1 / 0', /division by zero/],
  ['sqrt(0 - 1)', /not a number/],
  ['toString', /can’t be read|neither an input/],
  ['constructor(1)', /neither an input/],
  ['nothing', /"nothing" is neither an input nor an earlier sum/],
  ['1 & 2', /"& 2" can’t be read/],
  ['1; 2', /can’t be read/],
  [`${'('.repeat(60)}1${')'.repeat(60)}`, /nests too deeply/],
]

it.each(faulty)(
  '[P35] a formula that can’t be computed is told apart, and nothing in it runs: %s',
  (formula, fault) => {
    const result = resultOf(formula, values)
    expect('fault' in result && result.fault).toMatch(fault)
  },
)

it('[P36] a sum is computed again from changed inputs, and the sums after it follow', () => {
  const worksheet = Worksheet.parse({
    inputs: [{ name: 'events', label: 'Events a day', value: 86_400 }],
    sums: [
      { name: 'rate', label: 'A second', formula: 'events / 86400', result: 1, decides: 'x' },
      { name: 'busy', label: 'In flight', formula: 'rate * 0.5', result: 0.5, decides: 'x' },
    ],
  })
  const valuesOf = (changed?: Record<string, number>) => computed(worksheet, changed)
  expect(valuesOf()).toEqual([
    { name: 'rate', value: 1 },
    { name: 'busy', value: 0.5 },
  ])
  expect(valuesOf({ events: 172_800 })).toEqual([
    { name: 'rate', value: 2 },
    { name: 'busy', value: 1 },
  ])
})

import { z } from 'zod'
import { AsOf, Source } from './figure.ts'
import { resultOf } from './formula.ts'
import { Brief, type Context, Line, OneLine, refuseTwins } from './text.ts'

/** Names in formulas have no hyphens, which are minus signs there. */
const Name = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'use lower-case letters, digits and underscores')
const Unit = OneLine.max(30).default('')
/** A stated result may be rounded by this share. */
export const ROUNDING = 0.02

const Input = z.strictObject({
  name: Name,
  label: Line,
  value: z.number().min(-1e15).max(1e15),
  unit: Unit,
  asOf: AsOf.optional(),
  source: Source.optional(),
})
const Sum = z.strictObject({
  name: Name,
  label: Line,
  formula: OneLine.min(1).max(200),
  result: z.number().min(-1e18).max(1e18),
  unit: Unit,
  decides: Brief,
})

/** The estimate of a question. Formulas use the names of inputs and of earlier sums. */
export const Worksheet = z.strictObject({
  inputs: z.array(Input).min(1).max(20),
  sums: z.array(Sum).min(1).max(12),
})
export type Worksheet = z.infer<typeof Worksheet>

export type Computed = Readonly<{ name: string; value: number } | { name: string; fault: string }>

/** Computes every sum, with other values for inputs where `changed` has them. Reports faults instead of throwing. */
export function computed({ inputs, sums }: Worksheet, changed: Readonly<Record<string, number>> = {}): Computed[] {
  const values = new Map(inputs.map(({ name, value }) => [name, changed[name] ?? value]))
  return sums.map(({ name, formula }): Computed => {
    const result = resultOf(formula, values)
    if ('fault' in result) return { name, fault: result.fault }
    values.set(name, result.value)
    return { name, value: result.value }
  })
}

/** Refuses names that come twice, formulas that can't be computed, and results that differ from their formulas. */
export function refuseWrongSums(written: unknown, context: Context): void {
  const { success, data } = Worksheet.safeParse(written)
  if (!success) return
  const path = ['script', 'worksheet']
  refuseTwins([...data.inputs, ...data.sums], [...path, 'inputs'], context, 'name')
  computed(data).forEach((sum, nth) => {
    const stated = data.sums[nth]?.result ?? 0
    const refuse = (key: string, message: string) =>
      context.addIssue({ code: 'custom', path: [...path, 'sums', nth, key], message })
    if ('fault' in sum) refuse('formula', sum.fault)
    else if (Math.abs(sum.value - stated) > Math.abs(sum.value) * ROUNDING)
      refuse('result', `the formula gives ${Number(sum.value.toPrecision(4))}`)
  })
}

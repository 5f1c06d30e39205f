import { dimensionsOfKind, type Kind, planOfKind } from '../interview/kinds.ts'
import { DimensionId } from '../interview/terms.ts'
import { SUM_SOURCE } from './figure.ts'
import { type Context, itemsOf, type Path, refuseTwins } from './text.ts'

/** A question whose fields may have any shape. */
type Written = Readonly<{
  kind?: unknown
  plan?: unknown
  omitDimensions?: unknown
  criteria?: unknown
  script?: unknown
}>
type Items = readonly Record<string, unknown>[]

/** Refuses references between the parts of a question that lead nowhere. Must not trust any shape. */
export function refuseOddReferences(question: Written, context: Context): void {
  const { kind, plan, criteria, script } = question
  refuseOddOmissions(question, context)
  if (typeof script !== 'object' || script === null) return
  const { points, followUps, figures, examples, worksheet } = script as Readonly<Record<string, unknown>>
  const phases = phasesOf(kind, plan)
  for (const [list, items] of Object.entries({ points, followUps }))
    itemsOf(items).forEach((item, nth) => {
      refuseTwins(item.checks, ['script', list, nth, 'checks'], context)
      refuseOddPhase(item.phase, phases, ['script', list, nth, 'phase'], context)
    })
  refuseOddExamples(examples, dimensionsOf(kind, criteria), context)
  const sums = itemsOf((worksheet as { sums?: unknown } | null | undefined)?.sums)
  refuseOddSums(figures, sums, ['script', 'figures'], context)
  itemsOf(points).forEach((point, nth) => {
    refuseOddSums(point.figures, sums, ['script', 'points', nth, 'figures'], context)
  })
}

/** Only default dimensions of the kind can be left out. */
function refuseOddOmissions({ kind, omitDimensions }: Written, context: Context): void {
  const rows = dimensionsOf(kind, [])
  if (!Array.isArray(omitDimensions) || !rows) return
  omitDimensions.forEach((omitted: unknown, nth) => {
    if (!DimensionId.safeParse(omitted).success || rows.includes(omitted)) return
    const message = `no default dimension of this kind is called "${omitted}"; they are ${rows.join(', ')}`
    context.addIssue({ code: 'custom', path: ['omitDimensions', nth], message })
  })
}

const isKind = (kind: unknown): kind is Kind => kind === 'design' || kind === 'discussion'

function phasesOf(kind: unknown, plan: unknown): readonly unknown[] | undefined {
  if (Array.isArray(plan)) return itemsOf(plan).map(({ id }) => id)
  return isKind(kind) ? planOfKind[kind].map(({ id }) => id) : undefined
}

function dimensionsOf(kind: unknown, criteria: unknown): readonly unknown[] | undefined {
  return isKind(kind) ? [...dimensionsOfKind[kind], ...itemsOf(criteria).map(({ id }) => id)] : undefined
}

function refuseOddPhase(phase: unknown, phases: readonly unknown[] | undefined, path: Path, context: Context): void {
  if (typeof phase !== 'string' || !phases || phases.includes(phase)) return
  const message = `the plan has no phase "${phase.slice(0, 60)}"; it has ${phases.join(', ')}`
  context.addIssue({ code: 'custom', path: [...path], message })
}

/** An example names a default dimension of the kind or a criterion of the question, each once. */
function refuseOddExamples(examples: unknown, rows: readonly unknown[] | undefined, context: Context): void {
  const path = ['script', 'examples']
  refuseTwins(examples, path, context, 'dimension')
  itemsOf(examples).forEach(({ dimension }, nth) => {
    if (typeof dimension !== 'string' || !rows || rows.includes(dimension)) return
    const message = `no row of the rubric is called "${dimension.slice(0, 60)}"; it has ${rows.join(', ')}`
    context.addIssue({ code: 'custom', path: [...path, nth, 'dimension'], message })
  })
}

function refuseOddSums(figures: unknown, sums: Items, path: Path, context: Context): void {
  itemsOf(figures).forEach(({ source }, nth) => {
    const name = typeof source === 'string' ? SUM_SOURCE.exec(source)?.groups?.name?.trim() : undefined
    if (name === undefined || sums.some((sum) => sum.name === name)) return
    const message = `the worksheet has no sum called "${name.slice(0, 60)}"`
    context.addIssue({ code: 'custom', path: [...path, nth, 'source'], message })
  })
}

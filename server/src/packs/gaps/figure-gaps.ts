import { SUM_SOURCE } from '@dryrun/shared/pack/figure.ts'
import type { Question } from '@dryrun/shared/pack.ts'
import type { Gap } from './question-gaps.ts'

/** A figure is read again after this many months: prices and limits change about once a year. */
export const STALE_MONTHS = 9

type Dated = Readonly<{ asOf?: string | undefined; source?: string | undefined }>

/** Figures without a source or a month, and those that were last read more than nine months before `now`. */
export function figureGapsOf({ script }: Question, now: Date): Gap[] {
  const figures = [
    ...script.figures.map((figure, nth) => ({ figure, path: ['script', 'figures', nth] })),
    ...script.points.flatMap((point, nth) =>
      point.figures.map((figure, place) => ({ figure, path: ['script', 'points', nth, 'figures', place] })),
    ),
  ]
  const inputs = (script.worksheet?.inputs ?? []).map((input, nth) => ({
    input,
    path: ['script', 'worksheet', 'inputs', nth],
  }))
  return [
    ...figures.flatMap(({ figure, path }) => [...unsourced(figure, path), ...aged(figure, path, now)]),
    ...inputs.flatMap(({ input, path }) => aged(input, path, now)),
  ]
}

function unsourced({ asOf, source }: Dated, path: Gap['path']): Gap[] {
  const missing = [asOf ? [] : ['asOf'], source ? [] : ['source']].flat()
  if (source && SUM_SOURCE.test(source)) return []
  return missing.length ? [{ path, reason: `this figure has no ${missing.join(' and no ')}` }] : []
}

/** Warns also about an entry of the pack that carries a month, such as an equivalent. */
export function aged({ asOf, source }: Dated, path: Gap['path'], now: Date): Gap[] {
  if (!asOf || (source && SUM_SOURCE.test(source))) return []
  const age = monthsSince(asOf, now)
  if (age < 0) return [{ path: [...path, 'asOf'], reason: `${asOf} is in the future` }]
  if (age <= STALE_MONTHS) return []
  return [{ path: [...path, 'asOf'], reason: `last checked ${age} months ago; read the source again` }]
}

function monthsSince(asOf: string, now: Date): number {
  const [year = 0, month = 0] = asOf.split('-').map(Number)
  return (now.getUTCFullYear() - year) * 12 + now.getUTCMonth() + 1 - month
}

import { appendFileSync } from 'node:fs'

/**
 * Records what a test measured for `docs/guarantees.md`, in the file of `DRYRUN_FIGURES`; does nothing without one.
 * Figures of one name are summed, except the maximum of `most…`, `longest…` and `…Ms` and the minimum of `least…`.
 * Assertions do not depend on figures.
 */
export function record(name: string, figures: Readonly<Record<string, number>>): void {
  const file = process.env.DRYRUN_FIGURES
  if (file) appendFileSync(file, `${JSON.stringify({ name, figures })}\n`)
}

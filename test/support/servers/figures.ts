import { appendFileSync } from 'node:fs'

/**
 * What a test has counted or measured, for `docs/guarantees.md`: a full run names a file in `DRYRUN_FIGURES` and makes the
 * page from it. Otherwise nothing is written. Figures of one name are added up; of those called `most…` or `longest…` or
 * ending in `Ms` the largest is kept, of `least…` the smallest. A figure is never what a test is judged by.
 */
export function record(name: string, figures: Readonly<Record<string, number>>): void {
  const file = process.env.DRYRUN_FIGURES
  if (file) appendFileSync(file, `${JSON.stringify({ name, figures })}\n`)
}

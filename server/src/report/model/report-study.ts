import type { Level } from '@dryrun/shared/interview/terms.ts'
import type { Study } from '@dryrun/shared/pack.ts'
import type { ReportStudy } from '@dryrun/shared/report/report-view.ts'

/** How many weak spots one can work on at a time. */
const MOST = 2
/** Whoever reaches it has nothing to learn from this question. */
const BEST = 4

type Row = Readonly<{ id: string; name: string; weight: number; level: Level | null; anchors: readonly string[] }>

/**
 * What to study next: the two dimensions scored lowest, of equal ones the weightier first, with the drills that the
 * question's author wrote for them. What was not scored, or could not have been better, is not weak.
 */
export function studyNext(rows: readonly Row[], study: readonly Study[]): ReportStudy[] {
  return rows
    .flatMap(({ level, ...row }) => (level !== null && level < BEST ? [{ ...row, level }] : []))
    .sort((a, b) => a.level - b.level || b.weight - a.weight)
    .slice(0, MOST)
    .map(({ id, name, level, anchors }) => ({
      name,
      level,
      drills: study.filter(({ dimension }) => dimension === id).map(({ drill }) => drill),
      next: anchors[level] ?? null,
    }))
}

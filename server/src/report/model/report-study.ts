import type { Level } from '@dryrun/shared/interview/terms.ts'
import type { Study } from '@dryrun/shared/pack/rubric.ts'
import type { ReportStudy } from '@dryrun/shared/report/report-view.ts'

const MOST = 2
const BEST = 4

type Row = Readonly<{ id: string; name: string; weight: number; level: Level | null; anchors: readonly string[] }>

/**
 * The two lowest-scored dimensions, ties by weight, with the question author's drills. Unscored and best-scored
 * dimensions are left out.
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

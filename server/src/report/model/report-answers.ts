import { checkItem, factItem, misquotesOf, type Round } from '@dryrun/shared/interview/interview.ts'
import type { CheckedItem, TargetLevel } from '@dryrun/shared/interview/terms.ts'
import type { Check } from '@dryrun/shared/pack/script-items.ts'
import type { ReportAnswer, ReportLevels, ReportScript } from '@dryrun/shared/report/report-view.ts'

type Checked = Readonly<{ of: CheckedItem; id: string; text: string; checks: readonly Check[] }>

/** The points, then the follow-ups, that have checks, each check with the moment of its tick. */
export function answersOf({ question, checks: ticked }: Round, clock: (at: number) => number): ReportAnswer[] {
  const heard = new Map(ticked.map(({ id, at }) => [id, clock(at)]))
  const { points, followUps } = question.script
  const items: Checked[] = [
    ...points.map(({ id, point, checks }) => ({ of: 'point' as const, id, text: point, checks })),
    ...followUps.map(({ id, ask, checks }) => ({ of: 'followUp' as const, id, text: ask, checks })),
  ]
  return items
    .filter(({ checks }) => checks.length > 0)
    .map(({ of, id: itemId, text, checks }) => ({
      item: text,
      checks: checks.map(({ id: checkId, check, level }) => ({
        check,
        level,
        heard: heard.get(checkItem({ of, itemId, checkId })) ?? null,
      })),
    }))
}

/** Counts the checks by the level that they mark; undefined without any check. */
export function levelsOf(answers: readonly ReportAnswer[]): ReportLevels | undefined {
  const all = answers.flatMap(({ checks }) => checks)
  if (!all.length) return undefined
  const counted = (level: TargetLevel) => {
    const ofLevel = all.filter((check) => check.level === level)
    return { heard: ofLevel.filter(({ heard }) => heard !== null).length, all: ofLevel.length }
  }
  return { mid: counted('mid'), senior: counted('senior'), staff: counted('staff') }
}

/** The misquotes that were heard, in the order of their moments. */
export function misquotesHeard(
  { question, misquotes }: Round,
  clock: (at: number) => number,
): ReportScript['misquotes'] {
  const known = misquotesOf(question.script)
  return misquotes.flatMap(({ id, at }) => {
    const misquote = known.get(id)
    return misquote ? [{ clock: clock(at), ...misquote }] : []
  })
}

/** The facts that were not shown to the candidate. */
export function untoldOf({ question, shown }: Round): ReportScript['untold'] {
  const told = new Set(shown.map(({ itemId }) => itemId))
  return question.script.facts.filter(({ id }) => !told.has(factItem(id))).map(({ ask, tell }) => ({ ask, tell }))
}

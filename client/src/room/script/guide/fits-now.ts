import type { Phase } from '@dryrun/shared/interview/terms.ts'
import type { Priority } from '@dryrun/shared/pack/script-items.ts'
import type { OptimisticPanel } from '../../../live/optimistic-view.ts'

/** An entry of the script that is still open. `isLate` when its phase is over. */
export type Fit = Readonly<{
  kind: 'point' | 'followUp'
  id: string
  text: string
  priority: Priority
  minutes: number
  isLate: boolean
}>
type Place = Readonly<{ plan: readonly Phase[]; phaseIndex: number; minutesLeft: number }>

/** What an entry takes that states no minutes. */
const USUAL_MINUTES = 2
const MOST = 6
const ranks: readonly Priority[] = ['must', 'should', 'extra']

/**
 * Returns the open entries for the minutes that the phase has left: late musts first, then this phase's by priority. A
 * must is listed even if it does not fit.
 */
export function fitsNow(desk: Pick<OptimisticPanel, 'question' | 'ticks' | 'used'>, place: Place): Fit[] {
  const open = openEntries(desk, place)
  const isRanked = ({ isLate, priority }: Fit, rank: Priority | 'late') =>
    rank === 'late' ? isLate : !isLate && priority === rank
  const ordered = (['late', ...ranks] as const).flatMap((rank) => open.filter((fit) => isRanked(fit, rank)))
  let left = place.minutesLeft
  const fitting = ordered.filter(({ priority, minutes }) => {
    const fits = minutes <= left
    if (fits || priority === 'must') left -= minutes
    return fits || priority === 'must'
  })
  return fitting.slice(0, MOST)
}

function openEntries({ question, ticks, used }: Parameters<typeof fitsNow>[0], { plan, phaseIndex }: Place): Fit[] {
  const { points, followUps } = question.script
  const open = [
    ...points
      .filter(({ id }) => ticks.every(({ pointId }) => pointId !== id))
      .map(({ point: text, ...rest }) => ({ ...rest, text, kind: 'point' as const })),
    ...followUps
      .filter(({ id }) => used.every(({ itemId }) => itemId !== id))
      .map(({ ask: text, ...rest }) => ({ ...rest, text, kind: 'followUp' as const })),
  ]
  return open.flatMap(({ kind, id, text, priority, phase, minutes = USUAL_MINUTES }): Fit[] => {
    const index = plan.findIndex((each) => each.id === phase)
    const isLate = index >= 0 && index < phaseIndex
    const isDue = isLate ? priority === 'must' : index >= 0 && index === phaseIndex
    return isDue ? [{ kind, id, text, priority, minutes, isLate }] : []
  })
}

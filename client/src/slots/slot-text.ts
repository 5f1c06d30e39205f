import type { SlotView } from '@dryrun/shared/api/slots.ts'
import { counted, targetText } from '@dryrun/shared/format.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Formats a duration until an event: "in 12 minutes", "in 3 hours", "in 2 days". */
export function inWords(ms: number): string {
  if (ms < MINUTE) return 'now'
  if (ms < 2 * HOUR) return `in ${counted(Math.round(ms / MINUTE), 'minute')}`
  if (ms < 2 * DAY) return `in ${counted(Math.round(ms / HOUR), 'hour')}`
  return `in ${counted(Math.round(ms / DAY), 'day')}`
}

type Facts = Pick<SlotView, 'targetLevel' | 'rounds' | 'minutes' | 'firstRole'>

/** Formats "Target level senior · 1 round, 45 minutes · you answer first". */
export const factsInWords = ({ targetLevel, rounds, minutes, firstRole }: Facts): string =>
  [
    `Target level ${targetText[targetLevel].toLowerCase()}`,
    `${counted(rounds, 'round')}, ${counted(minutes, 'minute')}`,
    `you ${firstRole === 'interviewer' ? 'ask' : 'answer'}${rounds > 1 ? ' first' : ''}`,
  ].join(' · ')

export const otherName = ({ other }: Pick<SlotView, 'other'>): string => other?.name ?? 'your partner'

export function stageInWords(slot: SlotView): string {
  if (slot.stage === 'proposed' && !slot.other) return 'Nobody has answered yet'
  if (slot.offer && !slot.offer.mine)
    return slot.stage === 'agreed' ? `${otherName(slot)} asks to move it` : 'Pick a time'
  if (slot.stage === 'proposed') return `${otherName(slot)} is to pick`
  return { lapsed: 'Its times have passed', agreed: 'Agreed', open: 'Open now', over: 'Past', cancelled: 'Called off' }[
    slot.stage
  ]
}

/** The earliest agreed slot, otherwise one that waits for the user's answer; undefined if neither exists. */
export function nextOf(slots: readonly SlotView[]): SlotView | undefined {
  const agreed = slots.filter(({ stage }) => stage === 'agreed' || stage === 'open')
  const [first] = agreed.toSorted((a, b) => (a.startsAt ?? 0) - (b.startsAt ?? 0))
  return first ?? slots.find(({ stage, offer }) => stage === 'proposed' && offer?.mine === false)
}

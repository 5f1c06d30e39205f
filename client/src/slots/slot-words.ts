import type { SlotView } from '@dryrun/shared/api/slots.ts'
import { counted, targetWords } from '@dryrun/shared/format.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** "in 12 minutes", "in 3 hours", "in 2 days": how long something is away, as one says it. */
export function inWords(ms: number): string {
  if (ms < MINUTE) return 'now'
  if (ms < 2 * HOUR) return `in ${counted(Math.round(ms / MINUTE), 'minute')}`
  if (ms < 2 * DAY) return `in ${counted(Math.round(ms / HOUR), 'hour')}`
  return `in ${counted(Math.round(ms / DAY), 'day')}`
}

type Facts = Pick<SlotView, 'targetLevel' | 'rounds' | 'minutes' | 'firstRole'>

/** "Target level senior · 1 round, 45 minutes · you answer first". */
export const factsInWords = ({ targetLevel, rounds, minutes, firstRole }: Facts): string =>
  [
    `Target level ${targetWords[targetLevel].toLowerCase()}`,
    `${counted(rounds, 'round')}, ${counted(minutes, 'minute')}`,
    `you ${firstRole === 'interviewer' ? 'ask' : 'answer'}${rounds > 1 ? ' first' : ''}`,
  ].join(' · ')

/** What somebody is called before anybody has answered. */
export const otherName = ({ other }: Pick<SlotView, 'other'>): string => other?.name ?? 'the other one'

/** What a slot waits for, in a few words. */
export function stageInWords(slot: SlotView): string {
  if (slot.stage === 'proposed' && !slot.other) return 'Nobody has answered yet'
  if (slot.offer && !slot.offer.mine)
    return slot.stage === 'agreed' ? `${otherName(slot)} asks to move it` : 'Pick a time'
  if (slot.stage === 'proposed') return `${otherName(slot)} is to pick`
  return { lapsed: 'Its times have passed', agreed: 'Agreed', open: 'Open now', over: 'Past', cancelled: 'Called off' }[
    slot.stage
  ]
}

/** What comes next: the time agreed on that comes first, else one that waits for one’s answer. */
export function nextOf(slots: readonly SlotView[]): SlotView | undefined {
  const agreed = slots.filter(({ stage }) => stage === 'agreed' || stage === 'open')
  const [first] = agreed.toSorted((a, b) => (a.startsAt ?? 0) - (b.startsAt ?? 0))
  return first ?? slots.find(({ stage, offer }) => stage === 'proposed' && offer?.mine === false)
}

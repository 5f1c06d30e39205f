import { counted, isolated } from '@dryrun/shared/format.ts'
import { whenAndWhere, whenForBoth } from '@dryrun/shared/time-zone.ts'
import type { Email } from '../email/mailer.ts'
import { otherSide, type Side } from './model/slot.ts'
import { CALENDAR_METHOD, calendarOf, type Entered } from './slot-calendar.ts'
import { slotMinutes } from './slot-view.ts'

export type SlotNews = 'offered' | 'agreed' | 'moved' | 'cancelled' | 'soon'

export type SlotEmail = Readonly<{ to: string; mail: Email }>

const subjects: Readonly<Record<SlotNews, string>> = {
  offered: 'Other times',
  agreed: 'Agreed',
  moved: 'Moved',
  cancelled: 'Called off',
  soon: 'Reminder',
}

/** The emails for a slot's news: to both, but offered times only to the other side. */
export function emailsOf(entered: Entered, news: SlotNews, by: Side | undefined): SlotEmail[] {
  const { hostId, guestId } = entered.row
  if (guestId === null) return []
  const sides = (['host', 'guest'] as const).filter((side) => news !== 'offered' || side !== by)
  return sides.map((side) => ({ to: side === 'host' ? hostId : guestId, mail: letterTo(side, entered, news) }))
}

function letterTo(side: Side, entered: Entered, news: SlotNews): Email {
  const { row, url } = entered
  const at = row.startsAt
  const subject = [
    `${subjects[news]}: ${isolated(row.interview.title)}`,
    at !== null && whenAndWhere(at, zoneOf(side, entered)),
  ]
  const lines = [
    openingOf(side, entered, news),
    ...timesOf(side, entered, news),
    factsOf(entered),
    `${wayOf(news)} ${url}`,
  ]
  const calendar = news === 'offered' ? undefined : calendarOf(entered)
  return {
    subject: subject.filter(Boolean).join(', '),
    text: `${lines.join('\n\n')}\n`,
    ...(calendar && { attachments: [calendarFile(calendar)] }),
  }
}

const zoneOf = (side: Side, { row }: Entered): string =>
  (side === 'host' ? row.hostZone : row.guestZone) ?? row.hostZone
const nameOf = (side: Side, { hostName, guestName }: Entered): string =>
  isolated(side === 'host' ? hostName : guestName)

function openingOf(side: Side, entered: Entered, news: SlotNews): string {
  const other = nameOf(otherSide(side), entered)
  if (news === 'offered') return `${other} proposes other times.`
  if (news === 'cancelled')
    return entered.row.cancelledBy === side ? 'You have called it off.' : `${other} has called it off.`
  return `You and ${other} practice an interview.`
}

function timesOf(side: Side, entered: Entered, news: SlotNews): string[] {
  const { row } = entered
  const starts = news === 'offered' ? row.offered : row.startsAt === null ? [] : [row.startsAt]
  const other = { name: nameOf(otherSide(side), entered), zone: zoneOf(otherSide(side), entered) }
  const lines = starts.map((start) => whenForBoth(start, zoneOf(side, entered), other))
  return lines.length ? [lines.join('\n')] : []
}

const factsOf = ({ row: { interview } }: Entered): string =>
  `${counted(interview.rounds.length, 'round')}, ${counted(slotMinutes(interview), 'minute')}.`

function wayOf(news: SlotNews): string {
  if (news === 'offered') return 'Pick one, or propose others:'
  return news === 'cancelled' ? 'Propose new times:' : 'Go in from ten minutes before:'
}

const calendarFile = (content: string) => ({
  filename: 'interview.ics',
  content,
  contentType: `text/calendar; charset=utf-8; method=${CALENDAR_METHOD}`,
})

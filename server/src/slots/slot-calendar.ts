import { isolated } from '@dryrun/shared/format.ts'
import { type CalendarLine, calendarMoment, calendarText } from './calendar-text.ts'
import type { SlotRow } from './slot-store.ts'
import { slotMinutes } from './slot-view.ts'

/** `url` is the slot's page at the address that its reader uses. */
export type Entered = Readonly<{ row: SlotRow; hostName: string; guestName: string; url: string }>

/** A calendar entry instead of an invitation, so that no organizer or attendee addresses are revealed. */
export const CALENDAR_METHOD = 'PUBLISH'

/**
 * The agreed time as a calendar file; undefined before an agreement. Changes keep `UID` and raise `SEQUENCE`; times are
 * in UTC, so the file needs no time zones.
 */
export function calendarOf({ row, hostName, guestName, url }: Entered): string | undefined {
  const { id, startsAt, sequence, changedAt, interview, stage } = row
  if (startsAt === null) return undefined
  const endsAt = startsAt + Math.round(slotMinutes(interview)) * 60_000
  return calendarText([
    { name: 'BEGIN', value: 'VCALENDAR' },
    { name: 'VERSION', value: '2.0' },
    { name: 'PRODID', value: '-//Dryrun//Dryrun//EN' },
    { name: 'METHOD', value: CALENDAR_METHOD },
    { name: 'BEGIN', value: 'VEVENT' },
    { name: 'UID', value: `${id}@dryrun` },
    { name: 'SEQUENCE', value: String(sequence) },
    { name: 'DTSTAMP', value: calendarMoment(changedAt) },
    { name: 'LAST-MODIFIED', value: calendarMoment(changedAt) },
    { name: 'DTSTART', value: calendarMoment(startsAt) },
    { name: 'DTEND', value: calendarMoment(endsAt) },
    { name: 'STATUS', value: stage === 'cancelled' ? 'CANCELLED' : 'CONFIRMED' },
    { name: 'SUMMARY', text: isolated(interview.title) },
    {
      name: 'DESCRIPTION',
      text: `${isolated(hostName)} and ${isolated(guestName)} practice an interview. Join up to ten minutes early: ${url}`,
    },
    { name: 'URL', value: url },
    ...reminderOf(isolated(interview.title)),
    { name: 'END', value: 'VEVENT' },
    { name: 'END', value: 'VCALENDAR' },
  ])
}

const reminderOf = (title: string): readonly CalendarLine[] => [
  { name: 'BEGIN', value: 'VALARM' },
  { name: 'ACTION', value: 'DISPLAY' },
  { name: 'DESCRIPTION', text: title },
  { name: 'TRIGGER', value: '-PT10M' },
  { name: 'END', value: 'VALARM' },
]

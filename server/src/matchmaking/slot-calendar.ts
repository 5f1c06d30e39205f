import { createEvent } from 'ics'
import type { SlotRow } from './slot-store.ts'
import { minutesOf } from './slot-view.ts'

/** Nobody’s addresses: those of people are never shown to one another. `invalid` is a domain that leads nowhere. */
const addressOf = (who: string) => `${who}@dryrun.invalid`

export type Entered = Readonly<{ row: SlotRow; hostName: string; guestName: string; url: string }>

export const calendarMethod = ({ stage }: SlotRow) => (stage === 'cancelled' ? 'CANCEL' : 'REQUEST')

/**
 * The time agreed on as a calendar file; the same entry however often it changes, by its `UID` and a `SEQUENCE` that
 * counts up. Times are in UTC, so that no calendar needs to know anybody's zone. Nothing before a time is agreed on.
 */
export function calendarOf({ row, hostName, guestName, url }: Entered): string | undefined {
  const { id, startsAt, sequence, changedAt, interview, stage } = row
  if (startsAt === null) return undefined
  const people = [
    { name: inOneLine(hostName), email: addressOf('host') },
    { name: inOneLine(guestName), email: addressOf('guest') },
  ]
  const { value, error } = createEvent({
    uid: `${id}@dryrun`,
    productId: 'dryrun',
    method: calendarMethod(row),
    sequence,
    status: stage === 'cancelled' ? 'CANCELLED' : 'CONFIRMED',
    start: startsAt,
    startInputType: 'utc',
    startOutputType: 'utc',
    duration: durationOf(minutesOf(interview)),
    title: interview.title,
    description: `${hostName} and ${guestName} rehearse an interview. Go in from ten minutes before: ${url}`,
    url,
    lastModified: changedAt,
    organizer: { name: 'Dryrun', email: addressOf('nobody') },
    attendees: people.map((person) => ({ ...person, partstat: 'ACCEPTED', role: 'REQ-PARTICIPANT', rsvp: false })),
    alarms: [{ action: 'display', description: interview.title, trigger: { minutes: 10, before: true } }],
  })
  if (error) throw new Error('no calendar file could be written', { cause: error })
  return value ?? undefined
}

/** A name stands among the parameters of its line, where neither a break nor a quote can be written. */
const inOneLine = (name: string): string => name.replace(/[\p{Cc}\p{Zl}\p{Zp}"]/gu, ' ')

const durationOf = (minutes: number) => ({ hours: Math.floor(minutes / 60), minutes: Math.round(minutes % 60) })

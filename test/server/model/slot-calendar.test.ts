import { CALENDAR_METHOD, calendarOf, type Entered } from '@dryrun/server/slots/slot-calendar.ts'
import { emailsOf } from '@dryrun/server/slots/slot-emails.ts'
import type { SlotRow } from '@dryrun/server/slots/slot-store.ts'
import ICAL from 'ical.js'
import { expect, it } from 'vitest'
import { openRequest } from '../../support/http/open-request.ts'

const startsAt = Date.UTC(2026, 11, 1, 17)
const row: SlotRow = {
  ...{ id: '5f0c2b7e-3a55-4b53-9d0c-1a2b3c4d5e6f', interviewId: '6a1b2c3d-3a55-4b53-9d0c-1a2b3c4d5e6f' },
  ...{ hostId: 'ada', guestId: 'bob', hostZone: 'Europe/Berlin', guestZone: 'America/New_York' },
  ...{ stage: 'agreed', offerBy: null, offered: [], startsAt, cancelledBy: null, sequence: 0 },
  ...{ openedAt: null, dayTold: null, hourTold: null, createdAt: 0, changedAt: startsAt - 86_400_000 },
  interview: openRequest({ title: 'Practice, again; on "Friday"\nBEGIN:VALARM' }),
}
const entered = (changes: Partial<SlotRow> = {}): Entered => ({
  row: { ...row, ...changes },
  hostName: 'Ada "A\nATTENDEE:x',
  guestName: 'Bob',
  url: 'http://localhost:8080/slots/5f0c2b7e',
})

/** Parses the calendar with an independent library. */
function readAs(changes: Partial<SlotRow> = {}) {
  const calendar = new ICAL.Component(ICAL.parse(calendarOf(entered(changes)) ?? ''))
  const [event, ...others] = calendar.getAllSubcomponents('vevent')
  if (!event) throw new Error('no event')
  expect([others.length, event.getAllSubcomponents('valarm').length]).toEqual([0, 1])
  const { startDate, endDate, sequence, summary, uid } = new ICAL.Event(event)
  return {
    ...{ method: calendar.getFirstPropertyValue('method'), status: event.getFirstPropertyValue('status') },
    ...{ uid, sequence, summary, start: startDate.toJSDate().getTime(), end: endDate.toJSDate().getTime() },
    zone: startDate.zone?.tzid,
    description: event.getFirstPropertyValue('description'),
    alarm: event.getFirstSubcomponent('valarm')?.getFirstPropertyValue('description'),
    url: event.getFirstPropertyValue('url'),
    people: [...event.getAllProperties('attendee'), ...event.getAllProperties('organizer')].length,
  }
}

it('[SL17] a time agreed on is one entry in any calendar: moved and called off it keeps its name and counts up', () => {
  const first = readAs()
  expect(first).toMatchObject({ method: 'PUBLISH', status: 'CONFIRMED', sequence: 0, zone: 'UTC' })
  expect([first.start, first.end]).toEqual([startsAt, startsAt + 45 * 60_000])
  const later = startsAt + 3_600_000
  expect(readAs({ startsAt: later, sequence: 1 })).toMatchObject({ uid: first.uid, sequence: 1, start: later })
  expect(readAs({ stage: 'cancelled', sequence: 2 })).toMatchObject({
    ...{ method: 'PUBLISH', status: 'CANCELLED', uid: first.uid, sequence: 2 },
  })
  expect(calendarOf(entered({ startsAt: null }))).toBeUndefined()
})

it('[SL17] what people are called and what they write stays within its line', () => {
  const { summary, alarm, description } = readAs()
  expect([summary, alarm]).toEqual([row.interview.title, row.interview.title])
  expect(description).toContain('Ada "A\nATTENDEE:x and Bob')
})

it('[SL18] nobody’s address stands in a calendar file or in a letter', () => {
  expect(readAs().people).toBe(0)
  expect(calendarOf(entered())).not.toMatch(/mailto|invalid/i)
})

it('[SL19] letters go to both with the file, say the time by the clock of each, and other times go to the other alone', () => {
  const agreed = emailsOf(entered(), 'agreed', 'guest')
  expect(agreed.map(({ to }) => to)).toEqual(['ada', 'bob'])
  expect(agreed[0]?.mail.text).toContain('Tue 1 Dec, 18:00 (Berlin) · 12:00 for Bob (New York)')
  expect(agreed[1]?.mail.text).toContain('Tue 1 Dec, 12:00 (New York) · 18:00 for Ada')
  expect(agreed[1]?.mail.attachments?.[0]?.contentType).toContain(`method=${CALENDAR_METHOD}`)
  expect(emailsOf(entered({ stage: 'cancelled' }), 'cancelled', 'host')[1]?.mail.attachments?.[0]?.content).toContain(
    'STATUS:CANCELLED',
  )
  const offered = emailsOf(entered({ startsAt: null, offered: [startsAt] }), 'offered', 'guest')
  expect(offered.map(({ to }) => to)).toEqual(['ada'])
  expect(emailsOf(entered({ guestId: null }), 'agreed', 'host')).toEqual([])
})

const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/St_Johns']
/** An hour before, at and an hour after each clock change in 2026. */
const starts = [
  Date.UTC(2026, 2, 8, 7),
  Date.UTC(2026, 2, 29, 1),
  Date.UTC(2026, 3, 4, 15),
  Date.UTC(2026, 9, 25, 1),
].flatMap((at) => [at - 3_600_000, at, at + 3_600_000])
const clockIn = (timeZone: string, at: number) =>
  new Intl.DateTimeFormat('en', { timeZone, dateStyle: 'short', timeStyle: 'long' }).format(at)

it.each(zones)('[EG13] a calendar file says the same moment in every zone, when clocks change too: %s', (zone) => {
  for (const at of starts) {
    const { start, end } = readAs({ startsAt: at })
    expect([clockIn(zone, start), end - start]).toEqual([clockIn(zone, at), 45 * 60_000])
  }
})

it('[EG14] a line of a calendar file has at most 75 octets, whatever script it is written in', () => {
  const titles = [
    'x'.repeat(120),
    '李'.repeat(120),
    '👩‍👩‍👧'.repeat(15),
    'é,;\\'.repeat(24),
    'a'.repeat(66),
    'नमस्ते '.repeat(17),
  ]
  for (const title of titles) {
    const changes = { interview: openRequest({ title }) }
    const text = calendarOf(entered(changes)) ?? ''
    expect(text.endsWith('\r\n')).toBe(true)
    const lines = text.slice(0, -2).split('\r\n')
    expect(lines.filter((line) => Buffer.byteLength(line) > 75 || /[\r\n\ufffd]/.test(line))).toEqual([])
    expect(readAs(changes)).toMatchObject({ summary: title, alarm: title })
  }
})

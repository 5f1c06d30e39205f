import { readersText } from '@dryrun/client/live/script-readers.ts'
import { calendarOf } from '@dryrun/server/slots/slot-calendar.ts'
import { emailsOf } from '@dryrun/server/slots/slot-emails.ts'
import { isolated } from '@dryrun/shared/format.ts'
import { whenForOther } from '@dryrun/shared/time-zone.ts'
import { sentenceOf, type TimelineLine } from '@dryrun/shared/timeline/timeline-line.ts'
import { describe, expect, it } from 'vitest'
import { openRequest } from '../support/http/open-request.ts'

const override = String.fromCodePoint(0x202e)
const popIsolate = String.fromCodePoint(0x2069)
const firstStrong = String.fromCodePoint(0x2068)
/** A name as versions without the check of direction marks stored it. */
const oldName = `Eve${popIsolate}${override}`
const inSentence = `${firstStrong}Eve${popIsolate}`
const startsAt = Date.UTC(2026, 11, 1, 17)

describe('names in sentences', () => {
  it('[EG24] a name or title of any version never changes the order of the text around it', () => {
    expect(isolated(oldName)).toBe(inSentence)
    expect(isolated(isolated(oldName))).toBe(inSentence)
    expect(isolated('\u05d3\u05e0\u05d4')).toBe(`${firstStrong}\u05d3\u05e0\u05d4${popIsolate}`)
    for (const plain of ['', 'Ada', 'Zoë “Z” O’Neil', '李小龙', '👩‍💻 Kim']) expect(isolated(plain)).toBe(plain)
  })

  it('[EG24] timelines, times and labels hold a name isolated', () => {
    const line: TimelineLine = { at: 0, round: 0, by: 'eve', kind: 'chat', words: 'wrote: hello' }
    expect(sentenceOf(line, () => oldName)).toBe(`${inSentence} wrote: hello`)
    expect(whenForOther(startsAt, 'Europe/Berlin', { name: oldName, zone: 'Europe/Berlin' })).toContain(
      `for ${inSentence} (`,
    )
    const eve = { id: 'eve', name: oldName, role: 'shadow', seat: 'shadow' } as const
    expect(readersText({ lens: 'interviewer', people: [eve] }).words).toBe(`You and ${inSentence} see this`)
  })

  it('[EG24] emails and calendar files hold names and titles isolated', () => {
    const entered = {
      row: {
        ...{ id: '5f0c2b7e-3a55-4b53-9d0c-1a2b3c4d5e6f', interviewId: '6a1b2c3d-3a55-4b53-9d0c-1a2b3c4d5e6f' },
        ...{ hostId: 'eve', guestId: 'bob', hostZone: 'Europe/Berlin', guestZone: 'America/New_York' },
        ...{ stage: 'agreed' as const, offerBy: null, offered: [], startsAt, cancelledBy: null, sequence: 0 },
        ...{ openedAt: null, dayTold: null, hourTold: null, createdAt: 0, changedAt: 0 },
        interview: { ...openRequest({ title: 'Practice' }), title: oldName },
      },
      hostName: oldName,
      guestName: 'Bob',
      url: 'http://localhost:8080/slots/5f0c2b7e',
    }
    const toBob = emailsOf(entered, 'agreed', undefined).find(({ to }) => to === 'bob')?.mail
    expect(toBob?.subject).toContain(`: ${inSentence}, `)
    expect(toBob?.text).toContain(`You and ${inSentence} practice`)
    expect(toBob?.text).not.toContain(override)
    const calendar = (calendarOf(entered) ?? '').replaceAll('\r\n ', '')
    expect(calendar).toContain(`SUMMARY:${inSentence}\r\n`)
    expect(calendar).toContain(`DESCRIPTION:${inSentence} and Bob practice`)
    expect(calendar).not.toContain(override)
  })
})

import { inWords, nextOf } from '@dryrun/client/slots/slot-text.ts'
import { momentOf, tomorrowEvening, wallOf } from '@dryrun/client/slots/wall-time.ts'
import type { SlotView } from '@dryrun/shared/api/slots.ts'
import { expect, it } from 'vitest'

const [berlin, newYork, lordHowe] = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe']
const iso = (wall: string, zone: string) => {
  const at = momentOf(wall, zone)
  return at === undefined ? undefined : new Date(at).toISOString().slice(0, 16)
}

it('[SL22] what somebody types is the moment at which their clock shows it, summer and winter', () => {
  expect(iso('2026-12-01T18:00', berlin)).toBe('2026-12-01T17:00')
  expect(iso('2026-07-01T18:00', berlin)).toBe('2026-07-01T16:00')
  expect(iso('2026-12-01T18:00', newYork)).toBe('2026-12-01T23:00')
  expect(iso('2026-12-31T23:30', 'Pacific/Kiritimati')).toBe('2026-12-31T09:30')
  expect([iso('', berlin), iso('soon', berlin)]).toEqual([undefined, undefined])
})

it('[SL22] of an hour that comes twice it is the first, and one that is left out is as much later', () => {
  expect(iso('2026-10-25T02:30', berlin)).toBe('2026-10-25T00:30')
  expect(iso('2026-11-01T01:30', newYork)).toBe('2026-11-01T05:30')
  const skipped = momentOf('2026-03-29T02:30', berlin) ?? 0
  expect(wallOf(skipped, berlin)).toBe('2026-03-29T03:30')
  // Lord Howe shifts by half an hour.
  expect(wallOf(momentOf('2026-10-04T02:15', lordHowe) ?? 0, lordHowe)).toBe('2026-10-04T02:45')
})

it('[SL22] what is typed on any day of a year comes back as it was typed, but for the hour that no clock shows', () => {
  const walls = Array.from({ length: 350 }, (_, step) => Date.UTC(2026, 0, 1) + step * 25 * 3_600_000).map((utc) =>
    new Date(utc).toISOString().slice(0, 16),
  )
  for (const zone of [berlin, newYork]) {
    const lost = walls.filter((wall) => wallOf(momentOf(wall, zone) ?? 0, zone) !== wall)
    expect(lost.length, `${zone}: ${lost}`).toBeLessThanOrEqual(1)
  }
})

it('[SL22] what is offered to begin with is tomorrow evening by that clock', () => {
  expect(tomorrowEvening(Date.UTC(2026, 10, 24, 23), berlin)).toBe('2026-11-26T18:00')
})

it('[SL23] how far off a time is, is said as one says it', () => {
  const minute = 60_000
  expect([0, 1, 12, 90, 180, 26 * 60, 72 * 60].map((minutes) => inWords(minutes * minute))).toEqual([
    'now',
    'in 1 minute',
    'in 12 minutes',
    'in 90 minutes',
    'in 3 hours',
    'in 26 hours',
    'in 3 days',
  ])
})

it('[SL28] what comes next is the time that comes first, else what waits for one’s answer', () => {
  const slot = (id: string, changes: Partial<SlotView>) => ({ id, offer: null, startsAt: null, ...changes }) as SlotView
  const later = slot('later', { stage: 'agreed', startsAt: 9 })
  const sooner = slot('sooner', { stage: 'open', startsAt: 5 })
  const asked = slot('asked', { stage: 'proposed', offer: { mine: false, starts: [3] } })
  const asking = slot('asking', { stage: 'proposed', offer: { mine: true, starts: [3] } })
  const past = slot('past', { stage: 'over', startsAt: 1 })
  expect(nextOf([later, asked, past, sooner])?.id).toBe('sooner')
  expect(nextOf([past, asking, asked])?.id).toBe('asked')
  expect(nextOf([past, asking])).toBeUndefined()
})

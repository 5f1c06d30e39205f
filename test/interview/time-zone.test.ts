import { isTimeZone, whenForBoth, whenIn } from '@dryrun/shared/time-zone.ts'
import { expect, it } from 'vitest'

const berlin = 'Europe/Berlin'
const bob = (zone: string) => ({ name: 'Bob', zone })

it('[SL10] a time is said by one’s own clock with its place, and beside it what the other’s clock shows', () => {
  const at = Date.UTC(2026, 11, 1, 17)
  expect(whenForBoth(at, berlin, bob('America/New_York'))).toBe('Tue 1 Dec, 18:00 (Berlin) · 12:00 for Bob (New York)')
  expect(whenForBoth(at, berlin, undefined)).toBe('Tue 1 Dec, 18:00 (Berlin)')
})

it('[SL10] where it is another day for the other, that is said too', () => {
  const at = Date.UTC(2026, 11, 1, 22)
  expect(whenForBoth(at, berlin, bob('Asia/Tokyo'))).toBe(
    'Tue 1 Dec, 23:00 (Berlin) · Wed 2 Dec, 07:00 for Bob (Tokyo)',
  )
})

it('[SL10] between two changes of the clocks the difference is that of the day, not of today', () => {
  // New York changes its clocks on March 8, 2026, Berlin on March 29.
  const noonInNewYork = (day: number, utcHour: number) =>
    whenForBoth(Date.UTC(2026, 2, day, utcHour), berlin, bob('America/New_York'))
  expect(noonInNewYork(6, 17)).toBe('Fri 6 Mar, 18:00 (Berlin) · 12:00 for Bob (New York)')
  expect(noonInNewYork(20, 16)).toBe('Fri 20 Mar, 17:00 (Berlin) · 12:00 for Bob (New York)')
  expect(noonInNewYork(30, 16)).toBe('Mon 30 Mar, 18:00 (Berlin) · 12:00 for Bob (New York)')
  // A repeated hour gives two moments with the same text; no moment reads as the skipped hour.
  const october = Date.UTC(2026, 9, 25, 0, 30)
  expect([whenIn(october, berlin), whenIn(october + 3_600_000, berlin)]).toEqual([
    'Sun 25 Oct, 02:30',
    'Sun 25 Oct, 02:30',
  ])
})

it('[SL10] a zone that no calendar knows is none', () => {
  expect(['Europe/Berlin', 'UTC', 'America/Argentina/Buenos_Aires'].every(isTimeZone)).toBe(true)
  expect(['', 'Mars/Olympus', '../etc', 'x'.repeat(50)].some(isTimeZone)).toBe(false)
})

import { most } from '@dryrun/shared/limits.ts'
import { z } from 'zod'

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Wall time in a zone, in the format of datetime-local inputs: "2026-12-01T18:00". Throws `RangeError` for an unknown
 * zone.
 */
export function wallOf(at: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]))
  const [year, month, day] = [parts.get('year'), parts.get('month'), parts.get('day')]
  return `${year}-${month}-${day}T${parts.get('hour')}:${parts.get('minute')}`
}

/**
 * The moment of a wall time in epoch ms; undefined if it is not a date. Of a repeated hour it is the first, a skipped
 * time shifts forward by the gap, and an unknown zone throws `RangeError`.
 */
export function momentOf(wall: string, timeZone: string): number | undefined {
  const utc = Date.parse(`${wall}Z`)
  if (Number.isNaN(utc)) return undefined
  // Zone offsets change at most once in two days, so the offsets a day before and after cover both readings.
  const [before = utc, after = utc] = [utc - DAY_MS, utc + DAY_MS].map((near) => utc - offsetAt(near, timeZone))
  const shown = [before, after].filter((at) => wallOf(at, timeZone) === wall)
  return shown.length ? Math.min(...shown) : before
}

const offsetAt = (at: number, timeZone: string): number => Date.parse(`${wallOf(at, timeZone)}Z`) - at

export const tomorrowEvening = (now: number, timeZone: string): string =>
  `${wallOf(now + DAY_MS, timeZone).slice(0, 10)}T18:00`

/** Turns wall times in a zone into moments in epoch ms. */
export const wallsSchema = (timeZone: string) =>
  z
    .array(
      z.string().transform((wall, { addIssue }) => {
        const at = momentOf(wall, timeZone)
        if (at !== undefined) return at
        addIssue('Choose a day and a time, or remove this field.')
        return z.NEVER
      }),
    )
    .min(1)
    .max(most.slotStarts)

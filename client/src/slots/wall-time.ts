const DAY_MS = 24 * 60 * 60 * 1000

/** What a clock on the wall shows in a zone, as a field for date and time takes it: "2026-12-01T18:00". */
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
 * The moment at which a clock on that wall shows this; nothing for what is no date. Of an hour that comes twice it is the
 * first; one that the clocks leave out is as much later as they are put forward.
 */
export function momentOf(wall: string, timeZone: string): number | undefined {
  const utc = Date.parse(`${wall}Z`)
  if (Number.isNaN(utc)) return undefined
  // The clocks change once in two days at most: what holds before and after are the two readings there can be.
  const [before = utc, after = utc] = [utc - DAY_MS, utc + DAY_MS].map((near) => utc - offsetAt(near, timeZone))
  const shown = [before, after].filter((at) => wallOf(at, timeZone) === wall)
  return shown.length ? Math.min(...shown) : before
}

const offsetAt = (at: number, timeZone: string): number => Date.parse(`${wallOf(at, timeZone)}Z`) - at

/** Tomorrow evening, which suits most, by the clock of that zone. */
export const tomorrowEvening = (now: number, timeZone: string): string =>
  `${wallOf(now + DAY_MS, timeZone).slice(0, 10)}T18:00`

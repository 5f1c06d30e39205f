import { isolated } from './format.ts'
/** Whether the runtime knows the IANA zone. */

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** "New York" for `America/New_York`. */
export const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')

const partsIn = (at: number, timeZone: string) => {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? ''
  return {
    day: `${part('weekday')} ${part('day')} ${part('month')}`,
    time: `${part('hour')}:${part('minute')}`,
  }
}

/** "Tue 1 Dec, 18:00". Assembled by hand, so that all browsers and emails agree. */
export function whenIn(at: number, zone: string): string {
  const { day, time } = partsIn(at, zone)
  return `${day}, ${time}`
}

/** "Tue 1 Dec, 18:00 (Berlin)". */
export const whenAndWhere = (at: number, zone: string): string => `${whenIn(at, zone)} (${cityOf(zone)})`

/** "12:00 for Bob (New York)", with the day when it differs. */
export function whenForOther(at: number, zone: string, other: Readonly<{ name: string; zone: string }>): string {
  const [mine, theirs] = [partsIn(at, zone), partsIn(at, other.zone)]
  const words = mine.day === theirs.day ? theirs.time : `${theirs.day}, ${theirs.time}`
  return `${words} for ${isolated(other.name)} (${cityOf(other.zone)})`
}

/** "Tue 1 Dec, 18:00 (Berlin) · 12:00 for Bob (New York)". */
export const whenForBoth = (
  at: number,
  zone: string,
  other: Readonly<{ name: string; zone: string }> | undefined,
): string => [whenAndWhere(at, zone), ...(other ? [whenForOther(at, zone, other)] : [])].join(' · ')

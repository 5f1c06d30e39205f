import { isolated } from './format.ts'
/** When something is, in the words of somebody's own clock. Zones are IANA names; times are milliseconds since 1970. */

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** "New York", of `America/New_York`: how people call where they are. */
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

/** "Tue 1 Dec, 18:00". Put together by hand, so that every browser and every letter says it alike. */
export function whenIn(at: number, zone: string): string {
  const { day, time } = partsIn(at, zone)
  return `${day}, ${time}`
}

/** "Tue 1 Dec, 18:00 (Berlin)". */
export const whenAndWhere = (at: number, zone: string): string => `${whenIn(at, zone)} (${cityOf(zone)})`

/**
 * "12:00 for Bob (New York)": what the other's clock shows then, with the day where theirs is another. Nobody has to
 * work it out.
 */
export function whenForOther(at: number, zone: string, other: Readonly<{ name: string; zone: string }>): string {
  const [mine, theirs] = [partsIn(at, zone), partsIn(at, other.zone)]
  const words = mine.day === theirs.day ? theirs.time : `${theirs.day}, ${theirs.time}`
  return `${words} for ${isolated(other.name)} (${cityOf(other.zone)})`
}

/** "Tue 1 Dec, 18:00 (Berlin) · 12:00 for Bob (New York)"; of the other nothing as long as there is none. */
export const whenForBoth = (
  at: number,
  zone: string,
  other: Readonly<{ name: string; zone: string }> | undefined,
): string => [whenAndWhere(at, zone), ...(other ? [whenForOther(at, zone, other)] : [])].join(' · ')

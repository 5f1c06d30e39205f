export type Attendance = Readonly<{ outcome: 'kept' | 'missed'; at: number }>

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * The end of a person's cooldown in milliseconds since 1970; null without one. Two misses in a row, the latter within
 * the last day, cause a day of cooldown.
 */
export function restOf(attendances: readonly Attendance[], now: number): number | null {
  const [last, before] = attendances.toSorted((a, b) => b.at - a.at)
  if (last?.outcome !== 'missed' || before?.outcome !== 'missed') return null
  const until = last.at + DAY_MS
  return until > now ? until : null
}

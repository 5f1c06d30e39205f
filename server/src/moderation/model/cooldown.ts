/** What came of something that somebody had agreed to, and when that was. */
export type Attendance = Readonly<{ outcome: 'kept' | 'missed'; at: number }>

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * Until when somebody rests, in milliseconds since 1970; nothing when they do not. Two missed in a row, the latter of
 * them less than a day ago, are a day without the queue; whatever was kept after the first of them wipes it out.
 */
export function restOf(attendances: readonly Attendance[], now: number): number | null {
  const [last, before] = attendances.toSorted((a, b) => b.at - a.at)
  if (last?.outcome !== 'missed' || before?.outcome !== 'missed') return null
  const until = last.at + DAY_MS
  return until > now ? until : null
}

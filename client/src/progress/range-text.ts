import type { Range } from '@dryrun/shared/api/progress.ts'
import { counted } from '@dryrun/shared/format.ts'
import { rangeFewest } from '@dryrun/shared/limits.ts'

/** "2 to 4, middle 3", or "always 3" if all values are equal. */
export function rangeText({ low, mid, high }: Range, words: (value: number) => string = plain): string {
  if (low === high) return `always ${words(low)}`
  return `${words(low)} to ${words(high)}, middle ${words(mid)}`
}

export const tooFew = (count: number): string => `Too few to say: ${count} of ${counted(rangeFewest, 'round')}`

const plain = (value: number): string => String(value).replace('.5', '½').replace(/^0½/, '½')

/** Difference of levels in words: "1 above", "½ below", "the same". */
export function apartText(levels: number): string {
  if (Math.abs(levels) < 0.05) return 'the same'
  return `${plain(Math.round(Math.abs(levels) * 10) / 10)} ${levels > 0 ? 'above' : 'below'}`
}

const MINUTE = 60_000
/** "6 min", or "under 1 min" below a minute. */
export const minutesOf = (ms: number): string =>
  ms > 0 && ms < MINUTE ? 'under 1 min' : `${Math.round(ms / MINUTE)} min`

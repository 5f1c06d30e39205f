import type { Level, Prompting } from '../interview/terms.ts'

/** What a level, a target and a duration are called wherever somebody reads them. */

export const levelWords: Readonly<Record<Level, string>> = {
  1: 'Strong no',
  2: 'Lean no',
  3: 'Lean yes',
  4: 'Strong yes',
}

export const targetWords = { mid: 'Mid level', senior: 'Senior', staff: 'Staff' } as const

/** How something came about, as the end of a sentence. */
export const howWords: Readonly<Record<Prompting, string>> = {
  unprompted: 'unprompted',
  prompted: 'after a question',
  hinted: 'after a hint',
}

export const shownWords = { followUp: 'Follow-up', hint: 'Hint', curveball: 'Changed requirement' } as const

/** A duration as m:ss; an hour and more keeps counting minutes, as an interview does. */
export function mss(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** "1 change", "12 changes". */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`

import type { Level, Prompting } from './interview/terms.ts'

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

/** Marks that turn the direction of text. Names and titles that earlier versions stored may have them. */
const turning = /[\u202A-\u202E\u2066-\u2069]/g
/** Letters that are written from right to left. */
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u

/** A name or title as part of a sentence or subject: it never changes the order of the text around it. */
export function isolated(name: string): string {
  const plain = name.replace(turning, '')
  return plain === name && !rightToLeft.test(name) ? name : `\u2068${plain}\u2069`
}

/** A duration as m:ss; an hour and more keeps counting minutes, as an interview does. */
export function mss(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** "1 change", "12 changes". */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`

import type { Level, Prompting, TargetLevel } from './interview/terms.ts'

export const levelText: Readonly<Record<Level, string>> = {
  1: 'Strong no',
  2: 'Lean no',
  3: 'Lean yes',
  4: 'Strong yes',
}

export const targetText = { mid: 'Mid level', senior: 'Senior', staff: 'Staff' } as const

type Covered = Readonly<{ heard: number; all: number }>
const targetLevels = Object.keys(targetText) as TargetLevel[]

/** "Mid level 3 of 8, Senior 2 of 9"; levels without any are left out. */
export const levelsText = (levels: Readonly<Record<TargetLevel, Covered>>): string =>
  targetLevels
    .filter((level) => levels[level].all > 0)
    .map((level) => `${targetText[level]} ${levels[level].heard} of ${levels[level].all}`)
    .join(', ')

export const howText: Readonly<Record<Prompting, string>> = {
  unprompted: 'unprompted',
  prompted: 'after a question',
  hinted: 'after a hint',
}

export const shownText = {
  fact: 'Fact',
  followUp: 'Follow-up',
  hint: 'Hint',
  curveball: 'Changed requirement',
} as const

/** Bidirectional controls, which stored names of earlier versions may contain. */
const turning = /[\u202A-\u202E\u2066-\u2069]/g
const rightToLeft = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u

/** Wraps a name in bidirectional isolates, so that it cannot reorder the text around it. */
export function isolated(name: string): string {
  const plain = name.replace(turning, '')
  return plain === name && !rightToLeft.test(name) ? name : `\u2068${plain}\u2069`
}

/** Formats a duration as m:ss; minutes go above 59. */
export function mss(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** "1 change", "12 changes". */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`

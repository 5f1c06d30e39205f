import type { Level, Prompting, Role } from '@dryrun/shared/interview/terms.ts'

/** What the room calls things. */

export const roleWords: Readonly<Record<Role, string>> = {
  interviewer: 'Interviewer',
  candidate: 'Candidate',
  shadow: 'Shadow',
  audience: 'Audience',
}

export const promptingWords: Readonly<Record<Prompting, string>> = {
  unprompted: 'Unprompted',
  prompted: 'Prompted',
  hinted: 'Hinted',
}
export const promptings: readonly Prompting[] = ['unprompted', 'prompted', 'hinted']

export const levelWords: Readonly<Record<Level, string>> = {
  1: 'Strong no',
  2: 'Lean no',
  3: 'Lean yes',
  4: 'Strong yes',
}
export const levels: readonly Level[] = [1, 2, 3, 4]

export const targetWords = { mid: 'Mid level', senior: 'Senior', staff: 'Staff' } as const

export const shownWords = { followUp: 'Follow-up', hint: 'Hint', curveball: 'Changed requirement' } as const

/** "1 change", "12 changes". */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`

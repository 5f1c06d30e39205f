import type { Level, Prompting, Role } from '@dryrun/shared/interview/terms.ts'

export const roleText: Readonly<Record<Role, string>> = {
  interviewer: 'Interviewer',
  candidate: 'Candidate',
  shadow: 'Shadow',
  audience: 'Audience',
}

export const promptingText: Readonly<Record<Prompting, string>> = {
  unprompted: 'Unprompted',
  prompted: 'Prompted',
  hinted: 'Hinted',
}
export const promptings: readonly Prompting[] = ['unprompted', 'prompted', 'hinted']

export const levels: readonly Level[] = [1, 2, 3, 4]

export const listFormat = (names: readonly string[]): string =>
  new Intl.ListFormat('en', { type: 'conjunction' }).format(names)

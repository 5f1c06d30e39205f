import { isolated } from '@dryrun/shared/format.ts'
import type { PersonView, View } from '@dryrun/shared/interview/view.ts'
import { listFormat } from '../lib/role-text.ts'

/** The observers who read the script now. */
export const readersOf = (people: readonly PersonView[]): readonly string[] =>
  people.filter(({ role }) => role === 'shadow').map(({ name }) => isolated(name))

/** Who sees a script, said above it; nothing where the interviewer is the only one. */
export function readersText({ lens, people }: Pick<View, 'lens' | 'people'>): { words?: string } {
  if (lens === 'shadow') return { words: 'Hidden from the candidate' }
  const readers = readersOf(people)
  return readers.length ? { words: `You and ${listFormat(readers)} see this` } : {}
}

import { isolated } from '@dryrun/shared/format.ts'
import type { PersonView, View } from '@dryrun/shared/interview/view.ts'
import { listFormat } from '../lib/role-text.ts'

export const readersOf = (people: readonly PersonView[]): readonly string[] =>
  people.filter(({ role }) => role === 'shadow').map(({ name }) => isolated(name))

export function readersText({ lens, people }: Pick<View, 'lens' | 'people'>): { words?: string } {
  if (lens === 'shadow') return { words: 'Hidden from the candidate' }
  const readers = readersOf(people)
  return readers.length ? { words: `You and ${listFormat(readers)} see this` } : {}
}

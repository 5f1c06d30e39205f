import { isolated } from '@dryrun/shared/timeline/words.ts'
import { useView } from '../room/use-room.ts'

/** The other of the two players. */
export function useOtherName(): string {
  const { people, me } = useView()
  const other = people.find(({ id, seat }) => id !== me && (seat === 'host' || seat === 'guest'))
  return other ? isolated(other.name) : 'the other'
}

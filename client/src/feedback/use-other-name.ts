import { isolated } from '@dryrun/shared/format.ts'
import { useView } from '../live/use-room.ts'

export function useOtherName(): string {
  const { people, me } = useView()
  const other = people.find(({ id, seat }) => id !== me && (seat === 'host' || seat === 'guest'))
  return other ? isolated(other.name) : 'the other'
}

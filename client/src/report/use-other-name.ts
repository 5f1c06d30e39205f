import { useView } from '../room/use-room.ts'

/** The other of the two players. */
export function useOtherName(): string {
  const { people, me } = useView()
  return people.find(({ id, seat }) => id !== me && (seat === 'host' || seat === 'guest'))?.name ?? 'the other'
}

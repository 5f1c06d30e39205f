import { useRoom, useView } from '../room/use-room.ts'
import { EmptyState } from '../ui/EmptyState.tsx'

/** One's own papers are in; nobody sees anything until the other's are too. */
export function Waiting() {
  const { papers, people, me } = useView()
  const here = useRoom((state) => state.here)
  const other = people.find(({ id, seat }) => id !== me && (seat === 'host' || seat === 'guest'))
  const name = other?.name ?? 'the other'
  const open = papers.filter(({ otherHandedIn }) => !otherHandedIn).length
  return (
    <EmptyState title={`Sealed until ${name} has handed in too`}>
      <p>
        {papers.length > 1
          ? `Yours are in. ${name} has ${papers.length - open} of ${papers.length} handed in.`
          : `Yours is in. ${name} is still at it.`}{' '}
        {other && here.includes(other.id) ? `${name} is here.` : `${name} is not here at the moment.`}
      </p>
      <p>Neither of you sees the other’s scores before. This page opens by itself; you can also come back later.</p>
    </EmptyState>
  )
}

import { useRoom, useView } from '../live/use-room.ts'
import { EmptyState } from '../ui/EmptyState.tsx'

/** Shown after the user submitted; neither player sees feedback before both have submitted. */
export function Waiting() {
  const { papers, people, me } = useView()
  const here = useRoom((state) => state.here)
  const other = people.find(({ id, seat }) => id !== me && (seat === 'host' || seat === 'guest'))
  const name = other?.name ?? 'the other'
  const open = papers.filter(({ otherHandedIn }) => !otherHandedIn).length
  return (
    <EmptyState title={`Hidden until ${name} has submitted too`}>
      <p>
        {papers.length > 1 ? 'Yours are submitted.' : 'Yours is submitted.'} {name}{' '}
        {other && here.includes(other.id) ? 'is here' : 'is not here at the moment'}
        {papers.length > 1 &&
          ` and has ${open === papers.length ? 'none' : papers.length - open} of ${papers.length} in so far`}
        .
      </p>
      <p>Neither of you sees the other’s scores before. This page opens by itself; you can also come back later.</p>
    </EmptyState>
  )
}

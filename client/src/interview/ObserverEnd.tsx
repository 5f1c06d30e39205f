import { useView } from '../live/use-room.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'

/** Observers submit no feedback and never see the scores. */
export function ObserverEnd() {
  const { interview, people } = useView()
  const players = people.filter(({ seat }) => seat === 'host' || seat === 'guest').map(({ name }) => name)
  return (
    <EmptyState
      title="The interview is over"
      action={
        <LinkButton to="/" variant="default">
          Go to the start page
        </LinkButton>
      }
    >
      {interview.sealed
        ? `${players.join(' and ')} are writing their feedback. The scores stay between the two of them.`
        : `${players.join(' and ')} have submitted feedback. The scores stay between the two of them; ask them how it went.`}
    </EmptyState>
  )
}

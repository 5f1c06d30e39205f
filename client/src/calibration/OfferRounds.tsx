import type { OfferedRound } from '@dryrun/shared/api/calibration.ts'
import { counted } from '@dryrun/shared/format.ts'
import { Checkbox } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ErrorState } from '../ui/ErrorState.tsx'
import classes from './Calibration.module.css'
import { calibrationClient } from './calibration-client.ts'

/** Offers rounds for blind scoring, which needs the consent of both players. */
export function OfferRounds({ interviewId }: { interviewId: string }) {
  const queries = useQueryClient()
  const queryKey = ['offered rounds', interviewId] as const
  const { data } = useQuery({ queryKey, queryFn: () => calibrationClient.offers(interviewId) })
  const { mutate, error, isPending, variables } = useMutation({
    mutationFn: ({ round, mine }: OfferedRound) => calibrationClient.offer(interviewId, { round, offered: !mine }),
    onSuccess: (reply) => queries.setQueryData(queryKey, reply),
  })
  if (!data?.rounds.length) return null
  return (
    <section className={classes.offer} aria-labelledby="offer-rounds">
      <h2 id="offer-rounds" className={classes.heading}>
        Offer it for calibration
      </h2>
      <p className={classes.lead}>
        Others watch the round with the question’s script, without your names, pictures, links, notes and scores, and
        score it themselves. After that they see which levels the interviewer gave, and the moments they stand on with
        what was written to them. Nicknames are not known, so think of what was said in the chat. It takes both of you,
        and either can take it back at any time.
      </p>
      {data.rounds.map((round) => (
        <Checkbox
          key={round.round}
          mb="sm"
          label={`Round ${round.round + 1}: ${round.title}`}
          description={stateOf(round)}
          checked={isPending && variables?.round === round.round ? !round.mine : round.mine}
          disabled={isPending}
          onChange={() => mutate(round)}
        />
      ))}
      {error && <ErrorState title="That was not saved" error={error} />}
    </section>
  )
}

function stateOf({ mine, both, scored }: OfferedRound): string {
  if (both)
    return scored ? `Both of you agree. Scored by ${counted(scored, 'person', 'people')}.` : 'Both of you agree.'
  return mine ? 'You agree. It is not shown to anybody before the other does too.' : 'Not shown to anybody.'
}

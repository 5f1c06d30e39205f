import type { InvitationReply } from '@dryrun/shared/api/invitations.ts'
import { NameRequest } from '@dryrun/shared/api/me.ts'
import { counted, targetText } from '@dryrun/shared/format.ts'
import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { z } from 'zod'
import { api } from '../lib/api-client.ts'
import { queryClient } from '../lib/query-client.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { FormFailure } from '../ui/form/FormFailure.tsx'
import { useZodForm } from '../ui/form/use-zod-form.ts'
import classes from '../ui/Invitation.module.css'
import { LinkButton } from '../ui/LinkButton.tsx'
import { reviewMeaning, seatMeaning, takeSeatText } from './seat-text.ts'

type Reply = z.infer<typeof InvitationReply>

export function Invitation({ token, invitation, knownName }: { token: string; invitation: Reply; knownName: string }) {
  const { hostName, title, targetLevel, rounds, taken, mine, firstRole, review } = invitation
  const { heading, words } = review ? reviewMeaning : seatMeaning[firstRole]
  return (
    <>
      <p className={classes.from}>
        <bdi>{hostName}</bdi>{' '}
        {review ? 'has practiced solo and asks for your review' : 'invites you to practice a system-design interview'}
      </p>
      <h1 className={classes.title}>{title}</h1>
      <div className={classes.seat}>
        <h2 className={classes.role}>{heading}</h2>
        <p className={classes.words}>{words}</p>
        <p className={classes.facts}>
          {counted(rounds, 'round')} · target level {targetText[targetLevel].toLowerCase()}
          {rounds > 1 && ' · roles can change from round to round'}
        </p>
      </div>
      {mine ? (
        <ToRoom id={mine} />
      ) : taken ? (
        <EmptyState title="This seat is taken">
          Someone came in by this link before you. If that was you in another browser, go back to that one; otherwise
          ask <bdi>{hostName}</bdi> for a new link.
        </EmptyState>
      ) : review === 'later' ? (
        <EmptyState title="There is nothing to review yet">
          <bdi>{hostName}</bdi> is not through with it. Open this link again afterwards.
        </EmptyState>
      ) : (
        <ClaimForm token={token} words={review ? 'Review it' : takeSeatText[firstRole]} knownName={knownName} />
      )}
    </>
  )
}

function ToRoom({ id }: { id: string }) {
  return (
    <EmptyState
      title="This seat is yours already"
      action={
        <LinkButton to="/i/$interviewId" params={{ interviewId: id }}>
          Go to the interview
        </LinkButton>
      }
    >
      You took it in this browser earlier.
    </EmptyState>
  )
}

function ClaimForm({ token, words, knownName }: { token: string; words: string; knownName: string }) {
  const claim = useClaim(token)
  const { field, props, isBusy, failure } = useZodForm({
    schema: NameRequest,
    initial: () => ({ name: knownName }),
    mutation: claim,
    leaves: true,
  })
  return (
    <form className={classes.form} {...props}>
      <TextInput
        label="Your name"
        description="How the others see you. You need no account."
        autoComplete="name"
        size="md"
        {...field('name')}
      />
      <FormFailure error={failure} />
      <Button type="submit" size="md" loading={isBusy}>
        {words}
      </Button>
    </form>
  )
}

/** Claims the seat under the given name; refetches the invitation on failure, so that a taken seat shows as taken. */
function useClaim(token: string) {
  const navigate = useNavigate()
  return useMutation({
    mutationFn: ({ name }: NameRequest) => api.claim(token, name),
    onSuccess: async ({ id }) => {
      await queryClient.invalidateQueries({ queryKey: ['me'] })
      await navigate({ to: '/i/$interviewId', params: { interviewId: id } })
    },
    onError: () => queryClient.invalidateQueries({ queryKey: ['invitation', token] }),
  })
}

import type { SlotInvitation } from '@dryrun/shared/api/slots.ts'
import { Button, TextInput } from '@mantine/core'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FormFailure } from '../../ui/form/FormFailure.tsx'
import { useZodForm } from '../../ui/form/use-zod-form.ts'
import invited from '../../ui/Invitation.module.css'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { PickTimes } from '../PickTimes.tsx'
import { factsInWords } from '../slot-text.ts'
import classes from '../slots.module.css'
import { Answer, useJoin } from './use-join.ts'

type Props = { token: string; invitation: SlotInvitation; zone: string; knownName: string }

export function SlotInvited({ token, invitation, zone, knownName }: Props) {
  const { hostName, title, taken, mine } = invitation
  return (
    <>
      <p className={invited.from}>
        <bdi>{hostName}</bdi> invites you to practice a system-design interview
      </p>
      <h1 className={invited.title}>{title}</h1>
      <p className={classes.words}>{factsInWords(invitation)}</p>
      {mine ? (
        <EmptyState
          title="You are one of the two"
          action={
            <LinkButton to="/slots/$slotId" params={{ slotId: mine }}>
              See where it stands
            </LinkButton>
          }
        >
          The link is for your partner; you don’t need it any more.
        </EmptyState>
      ) : taken ? (
        <EmptyState title="This link has been used">
          Somebody has answered by it, or it was called off. If that was you in another browser, go back to that one;
          otherwise ask <bdi>{hostName}</bdi> for a new link.
        </EmptyState>
      ) : (
        <AnswerForm token={token} invitation={invitation} zone={zone} knownName={knownName} />
      )}
    </>
  )
}

function AnswerForm({ token, invitation, zone, knownName }: Props) {
  const { hostName, hostZone, starts } = invitation
  const { field, set, props, isBusy, failure } = useZodForm({
    schema: Answer,
    initial: (): Answer => ({ name: knownName }),
    mutation: useJoin(token, zone),
    leaves: true,
  })
  const answer = (startsAt?: number) => {
    set({ startsAt })
    props.onSubmit()
  }
  const otherTimes = (
    <Button variant="default" loading={isBusy} onClick={() => answer()}>
      Propose other times
    </Button>
  )
  return (
    <form {...props} onSubmit={(event) => event.preventDefault()}>
      <TextInput
        label="Your name"
        description={`How ${hostName} sees you. You need no account.`}
        autoComplete="name"
        size="md"
        maw={420}
        mb={20}
        {...field('name')}
      />
      {starts.length ? (
        <PickTimes
          legend="Which of these suits you?"
          label="Agree to this time"
          starts={starts}
          zone={zone}
          other={{ name: hostName, zone: hostZone }}
          loading={isBusy}
          onPick={answer}
        >
          {otherTimes}
        </PickTimes>
      ) : (
        <EmptyState title="These times have passed" action={otherTimes}>
          Propose others: <bdi>{hostName}</bdi> picks one of them.
        </EmptyState>
      )}
      <FormFailure error={failure} />
    </form>
  )
}

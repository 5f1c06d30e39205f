import type { SlotInvitation } from '@dryrun/shared/api/slots.ts'
import { Name } from '@dryrun/shared/interview/commands.ts'
import { Alert, Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { asSentence } from '../../setup/open-draft.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { sentenceOf } from '../../ui/ErrorState.tsx'
import invited from '../../ui/Invitation.module.css'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { PickTimes } from '../PickTimes.tsx'
import { factsInWords } from '../slot-text.ts'
import classes from '../slots.module.css'
import { useJoin } from './use-join.ts'

type Props = { token: string; invitation: SlotInvitation; zone: string; knownName: string }

export function SlotInvited({ token, invitation, zone, knownName }: Props) {
  const { hostName, title, taken, mine } = invitation
  return (
    <>
      <p className={invited.from}>
        <bdi>{hostName}</bdi> proposes to rehearse a system-design interview
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
          The link is for the other one; you need it no more.
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
  const [name, setName] = useState(knownName)
  const [fault, setFault] = useState<string | null>(null)
  const join = useJoin(token, zone)
  const answer = (startsAt?: number) => {
    const parsed = Name.safeParse(name)
    setFault(parsed.success ? null : asSentence(parsed.error.issues[0]?.message ?? ''))
    if (parsed.success) join.mutate({ name: parsed.data, startsAt })
  }
  const otherTimes = (
    <Button variant="default" loading={join.isPending} onClick={() => answer()}>
      Propose other times
    </Button>
  )
  return (
    <>
      <TextInput
        label="Your name"
        description={`How ${hostName} sees you. You need no account.`}
        autoComplete="name"
        size="md"
        maw={420}
        mb={20}
        value={name}
        error={fault}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {starts.length ? (
        <PickTimes
          legend="Which of these suits you?"
          label="Agree to this time"
          starts={starts}
          zone={zone}
          other={{ name: hostName, zone: hostZone }}
          loading={join.isPending || join.isSuccess}
          onPick={answer}
        >
          {otherTimes}
        </PickTimes>
      ) : (
        <EmptyState title="These times have passed" action={otherTimes}>
          Propose others: <bdi>{hostName}</bdi> picks one of them.
        </EmptyState>
      )}
      {join.error && (
        <Alert mt={12} color="red" variant="light" role="alert">
          {sentenceOf(join.error)}
        </Alert>
      )}
    </>
  )
}

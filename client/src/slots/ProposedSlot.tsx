import type { SlotView } from '@dryrun/shared/api/slots.ts'
import { Alert, Button } from '@mantine/core'
import { useState } from 'react'
import { sentenceOf } from '../ui/ErrorState.tsx'
import { CallOff } from './CallOff.tsx'
import { CounterForm } from './CounterForm.tsx'
import { PickTimes, TimesOffered } from './PickTimes.tsx'
import { SlotLink } from './SlotLink.tsx'
import { otherName } from './slot-text.ts'
import classes from './slots.module.css'
import { useAnswer } from './use-slots.ts'

export function ProposedSlot({ slot, zone }: { slot: SlotView; zone: string }) {
  const answer = useAnswer(slot.id)
  const [countering, setCountering] = useState(false)
  const { other, offer } = slot
  const shared = { zone, other, loading: answer.isPending }
  if (countering)
    return (
      <CounterForm label="Propose these" zone={zone} slot={slot} answer={answer} onDone={() => setCountering(false)} />
    )
  const ways = (
    <>
      <Button variant="default" onClick={() => setCountering(true)}>
        Propose other times
      </Button>
      <CallOff name={otherName(slot)} onCallOff={() => answer.mutate({ type: 'cancel' })} />
    </>
  )
  return (
    <>
      {slot.canInvite && <SlotLink slotId={slot.id} />}
      {offer && !offer.mine ? (
        <PickTimes
          {...shared}
          legend={`${otherName(slot)} proposes`}
          label="Agree to this time"
          starts={offer.starts}
          onPick={(startsAt) => answer.mutate({ type: 'pick', startsAt })}
        >
          {ways}
        </PickTimes>
      ) : (
        <section>
          <h2>{headingOf(slot)}</h2>
          {offer ? (
            <TimesOffered {...shared} starts={offer.starts} />
          ) : (
            <p className={classes.words}>Nobody picked one in time. Propose others.</p>
          )}
          <div className={classes.ways}>{ways}</div>
        </section>
      )}
      {answer.error && (
        <Alert mt={12} color="red" variant="light" role="alert">
          {sentenceOf(answer.error)}
        </Alert>
      )}
    </>
  )
}

function headingOf(slot: SlotView): string {
  if (!slot.offer) return 'These times have passed'
  return slot.other ? `${otherName(slot)} is to pick one of your times` : 'Your times'
}

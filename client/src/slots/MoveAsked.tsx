import type { SlotView } from '@dryrun/shared/api/slots.ts'
import { Button } from '@mantine/core'
import { PickTimes, TimesOffered } from './PickTimes.tsx'
import { otherName } from './slot-text.ts'
import classes from './slots.module.css'
import type { useAnswer } from './use-slots.ts'

type Props = { slot: SlotView; zone: string; answer: ReturnType<typeof useAnswer> }

/** A pending request to move the time; the agreed time stays until the other player answers. */
export function MoveAsked({ slot, zone, answer }: Props) {
  const { offer, other } = slot
  if (!offer) return null
  const keep = (words: string) => (
    <Button variant="default" loading={answer.isPending} onClick={() => answer.mutate({ type: 'keep' })}>
      {words}
    </Button>
  )
  return (
    <section className={classes.part} aria-labelledby="move-asked">
      <h2 id="move-asked">
        {offer.mine ? `You have asked ${otherName(slot)} to move it` : `${otherName(slot)} asks to move it`}
      </h2>
      <p className={classes.words}>
        The time above stands until {offer.mine ? `${otherName(slot)} picks` : 'you pick'} another.
      </p>
      {offer.mine ? (
        <>
          <TimesOffered starts={offer.starts} zone={zone} other={other} />
          <div className={classes.ways}>{keep('Leave it as it is')}</div>
        </>
      ) : (
        <PickTimes
          legend="Instead"
          label="Move it to this time"
          starts={offer.starts}
          zone={zone}
          other={other}
          loading={answer.isPending}
          onPick={(startsAt) => answer.mutate({ type: 'pick', startsAt })}
        >
          {keep('Keep the time above')}
        </PickTimes>
      )}
    </section>
  )
}

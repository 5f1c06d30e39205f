import type { SlotView } from '@dryrun/shared/api/slots.ts'
import { slotOpensMinutes } from '@dryrun/shared/limits.ts'
import { whenAndWhere, whenForOther } from '@dryrun/shared/time-zone.ts'
import { Alert, Button } from '@mantine/core'
import { IconCalendarDown } from '@tabler/icons-react'
import { useState } from 'react'
import { sentenceOf } from '../ui/ErrorState.tsx'
import { CallOff } from './CallOff.tsx'
import { CounterForm } from './CounterForm.tsx'
import { MoveAsked } from './MoveAsked.tsx'
import { inWords, otherName } from './slot-text.ts'
import classes from './slots.module.css'
import { slotsApi } from './slots-api.ts'
import { useAnswer } from './use-slots.ts'

type Props = { slot: SlotView; zone: string }

export function AgreedSlot({ slot, zone }: Props) {
  const answer = useAnswer(slot.id)
  const [moving, setMoving] = useState(false)
  const { offer } = slot
  return (
    <>
      <AgreedTime slot={slot} zone={zone} />
      {offer ? (
        <MoveAsked slot={slot} zone={zone} answer={answer} />
      ) : moving ? (
        <CounterForm
          label={`Ask ${otherName(slot)}`}
          zone={zone}
          slot={slot}
          answer={answer}
          onDone={() => setMoving(false)}
        />
      ) : (
        <div className={classes.ways}>
          <Button variant="default" onClick={() => setMoving(true)}>
            Reschedule
          </Button>
          <CallOff name={otherName(slot)} onCallOff={() => answer.mutate({ type: 'cancel' })} />
        </div>
      )}
      {answer.error && !moving && (
        <Alert mt={12} color="red" variant="light" role="alert">
          {sentenceOf(answer.error)}
        </Alert>
      )}
    </>
  )
}

export function AgreedTime({ slot, zone }: Props) {
  const { startsAt, other, now, id, stage } = slot
  if (startsAt === null) return null
  return (
    <section className={classes.part} aria-label="The time agreed on">
      <p className={classes.when}>{whenAndWhere(startsAt, zone)}</p>
      {other && <p className={classes.other}>{whenForOther(startsAt, zone, other)}</p>}
      <p className={classes.other}>
        {startsAt > now ? `It begins ${inWords(startsAt - now)}` : 'It has begun'}
        {stage === 'agreed' && `. You can join here ${slotOpensMinutes} minutes before`}.
      </p>
      {stage === 'agreed' && (
        <div className={classes.ways}>
          <Button
            component="a"
            href={slotsApi.calendarOf(id)}
            variant="default"
            leftSection={<IconCalendarDown size={18} stroke={1.75} aria-hidden />}
          >
            Add to calendar
          </Button>
        </div>
      )}
    </section>
  )
}

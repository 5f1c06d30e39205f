import type { SlotView } from '@dryrun/shared/api/slots.ts'
import { Alert, Button } from '@mantine/core'
import { sentenceOf } from '../ui/ErrorState.tsx'
import { AgreedTime } from './AgreedSlot.tsx'
import { MissedPartner } from './MissedPartner.tsx'
import { otherName } from './slot-text.ts'
import classes from './slots.module.css'
import { useEnter } from './use-slots.ts'

export function OpenSlot({ slot, zone }: { slot: SlotView; zone: string }) {
  const enter = useEnter(slot.id)
  const { attendance, interviewId } = slot
  return (
    <>
      {attendance.other === 'missed' && interviewId && (
        <MissedPartner interviewId={interviewId} name={otherName(slot)} isHost={slot.isHost} />
      )}
      <section className={classes.part}>
        <h2>The room is open</h2>
        <p className={classes.words}>
          {attendance.other === 'came'
            ? `${otherName(slot)} has been inside already.`
            : `You can look around while you wait for ${otherName(slot)}.`}
        </p>
        <Button
          size="md"
          variant={attendance.other === 'missed' ? 'default' : 'filled'}
          loading={enter.isPending || enter.isSuccess}
          onClick={() => enter.mutate()}
        >
          Go in
        </Button>
        {enter.error && (
          <Alert mt={12} color="red" variant="light" role="alert">
            {sentenceOf(enter.error)}
          </Alert>
        )}
      </section>
      <AgreedTime slot={slot} zone={zone} />
    </>
  )
}

import { momentOf, runningMs } from '@dryrun/shared/interview/interview.ts'
import { mss } from '@dryrun/shared/timeline/words.ts'
import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { newId } from '../room/new-id.ts'
import { useRoomClient } from '../room/use-room.ts'
import { MomentField } from './MomentField.tsx'
import { clockOf, isMoment, type Marker } from './markers.ts'
import { useMomentNow } from './moment-now.ts'
import classes from './ScoreRow.module.css'
import type { Review } from './use-review.ts'

type Props = {
  dimension: { id: string; name: string }
  review: Review
  markers: readonly Marker[]
  moments: Review['evidence']
  bare: boolean
}

/** The moments a score stands on; more can be added from memory. */
export function EvidenceEditor({ dimension, review, markers, moments, bare }: Props) {
  const { submit } = useRoomClient()
  const [adding, setAdding] = useState(false)
  const round = review.question.index
  const remove = (evidenceId: string) => void submit({ type: 'removeEvidence', round, evidenceId })
  return (
    <div className={classes.evidence}>
      <span className={classes.label}>Moments it stands on</span>
      {moments.length > 0 && (
        <ul className={classes.moments}>
          {moments.map(({ id, at, note }) => (
            <li key={id} className={classes.moment}>
              <span className={classes.clock}>{mss(runningMs(review, at))}</span>
              <span>{note}</span>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Remove the moment at ${mss(runningMs(review, at))}`}
                onClick={() => remove(id)}
              >
                <IconTrash size={16} stroke={1.75} />
              </ActionIcon>
            </li>
          ))}
        </ul>
      )}
      {bare && <span className={classes.bare}>A 1 or a 4 needs at least one.</span>}
      {adding ? (
        <MomentAdder dimension={dimension.id} review={review} markers={markers} onDone={() => setAdding(false)} />
      ) : (
        <div>
          <Button
            variant="default"
            size="compact-md"
            leftSection={<IconPlus size={16} aria-hidden />}
            aria-label={`Add a moment to ${dimension.name}`}
            onClick={() => setAdding(true)}
          >
            Add a moment
          </Button>
        </div>
      )}
    </div>
  )
}

type AdderProps = { dimension: string; review: Review; markers: readonly Marker[]; onDone: () => void }

function MomentAdder({ dimension, review, markers, onDone }: AdderProps) {
  const { submit } = useRoomClient()
  const [moment, setMoment] = useState(useMomentNow())
  const [note, setNote] = useState('')
  const add = () => {
    const at = Math.min(momentOf(review, clockOf(moment) ?? 0), review.endedAt)
    void submit({ type: 'attachEvidence', round: review.question.index, evidenceId: newId(), dimension, note, at })
    onDone()
  }
  return (
    <div className={classes.adder}>
      <MomentField review={review} markers={markers} label="Moment" value={moment} onChange={setMoment} />
      <TextInput
        label="What was seen"
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={classes.actions}>
        <Button size="compact-md" disabled={!isMoment(review, moment)} onClick={add}>
          Add
        </Button>
        <Button size="compact-md" variant="default" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </div>
  )
}

import { mss } from '@dryrun/shared/format.ts'
import { momentOf, runningMs } from '@dryrun/shared/interview/interview.ts'
import { longest } from '@dryrun/shared/limits.ts'
import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { newId } from '../lib/new-id.ts'
import { draftNames } from '../live/returned-texts.ts'
import { useDraft } from '../live/use-layout.ts'
import { useRoomClient } from '../live/use-room.ts'
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

export function EvidenceEditor({ dimension, review, markers, moments, bare }: Props) {
  const { submit } = useRoomClient()
  const round = review.question.index
  const [note, setNote] = useDraft(draftNames.evidence(round, dimension.id))
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
      {note !== undefined ? (
        <MomentAdder dimension={dimension.id} {...{ review, markers, note }} onNote={setNote} />
      ) : (
        <div>
          <Button
            variant="default"
            size="compact-md"
            leftSection={<IconPlus size={16} aria-hidden />}
            aria-label={`Add a moment to ${dimension.name}`}
            onClick={() => setNote('')}
          >
            Add a moment
          </Button>
        </div>
      )}
    </div>
  )
}

type AdderProps = Pick<Props, 'review' | 'markers'> & {
  dimension: string
  note: string
  onNote: (text: string | undefined) => void
}

function MomentAdder({ dimension, review, markers, note, onNote }: AdderProps) {
  const { submit } = useRoomClient()
  const round = review.question.index
  const momentNow = useMomentNow()
  const [begun, setMoment] = useDraft(draftNames.evidenceMoment(round, dimension))
  const [first] = useState(momentNow)
  const moment = begun ?? first
  const onDone = () => {
    onNote(undefined)
    setMoment(undefined)
  }
  const add = () => {
    const at = Math.min(momentOf(review, clockOf(moment) ?? 0), review.endedAt)
    void submit({ type: 'attachEvidence', round, evidenceId: newId(), dimension, note, at })
    onDone()
  }
  return (
    <div className={classes.adder}>
      <MomentField review={review} markers={markers} label="Moment" value={moment} onChange={setMoment} />
      <TextInput
        label="What was seen"
        maxLength={longest.sentence}
        value={note}
        onChange={(event) => onNote(event.currentTarget.value)}
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

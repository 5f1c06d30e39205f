import { longest, most } from '@dryrun/shared/limits.ts'
import { ActionIcon, Button, Textarea } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import classes from './ChangesFields.module.css'
import paper from './FeedbackForms.module.css'
import { type ChangeDraft, emptyChange } from './feedback-drafts.ts'
import { changeId } from './interviewer-missing.ts'
import { MomentField } from './MomentField.tsx'
import type { Marker } from './markers.ts'
import { useMomentNow } from './moment-now.ts'
import type { Review } from './use-review.ts'

type Props = {
  review: Review
  markers: readonly Marker[]
  changes: readonly ChangeDraft[]
  onChange: (changes: ChangeDraft[]) => void
}

export function ChangesFields({ review, markers, changes, onChange }: Props) {
  const now = useMomentNow()
  return (
    <fieldset className={paper.section}>
      <legend className={paper.heading}>What to change next time</legend>
      <p className={paper.note}>
        At most {most.changes}, the most telling first: what was done, what came of it, how to practice.
      </p>
      {changes.map((change, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a change is its place in the order, and has nothing else to be known by
          key={index}
          id={changeId(index)}
          className={classes.change}
        >
          <div className={classes.head}>
            <h4 className={classes.title}>Change {index + 1}</h4>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove change ${index + 1}`}
              onClick={() => onChange(changes.toSpliced(index, 1))}
            >
              <IconTrash size={18} stroke={1.75} />
            </ActionIcon>
          </div>
          <ChangeFields
            review={review}
            markers={markers}
            change={change}
            onChange={(part) => onChange(changes.with(index, { ...change, ...part }))}
          />
        </div>
      ))}
      {changes.length < most.changes && (
        <div>
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => onChange([...changes, { ...emptyChange, moment: now() }])}
          >
            {changes.length ? 'Add another change' : 'Add a change'}
          </Button>
        </div>
      )}
    </fieldset>
  )
}

const texts = [
  { field: 'behaviour', label: 'What was done', placeholder: 'Started drawing before asking how many orders a second' },
  { field: 'effect', label: 'Impact', placeholder: 'Had to rebuild the write path at minute 20' },
  {
    field: 'drill',
    label: 'How to practice',
    placeholder: 'Three prompts, five questions each, before touching the board',
  },
] as const

type FieldsProps = {
  review: Review
  markers: readonly Marker[]
  change: ChangeDraft
  onChange: (part: Partial<ChangeDraft>) => void
}

function ChangeFields({ review, markers, change, onChange }: FieldsProps) {
  return (
    <>
      <MomentField
        review={review}
        markers={markers}
        label="Moment"
        value={change.moment}
        onChange={(moment) => onChange({ moment })}
      />
      {texts.map(({ field, label, placeholder }) => (
        <Textarea
          key={field}
          label={label}
          placeholder={placeholder}
          autosize
          minRows={1}
          maxLength={longest.changeText}
          value={change[field]}
          onChange={(event) => onChange({ [field]: event.currentTarget.value })}
        />
      ))}
    </>
  )
}

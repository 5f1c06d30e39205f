import type { PackSummary } from '@dryrun/shared/api/packs.ts'
import { ActionIcon, NativeSelect, SegmentedControl } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import classes from '../ui/sheets/LongForm.module.css'
import { type HostRole, newRound, type OpenDraft } from './open-draft.ts'
import { aboutQuestion, questionChoices, SURPRISE } from './question-choices.ts'

const drawn = 'Drawn when you open, and shown to the candidate only when the round starts.'

type Props = {
  index: number
  round: OpenDraft['rounds'][number]
  draft: OpenDraft
  pack: PackSummary | undefined
  fault: string | undefined
  onChange: (round: OpenDraft['rounds'][number]) => void
  onRemove: (() => void) | undefined
}

export function RoundField({ index, round, draft, pack, fault, onChange, onRemove }: Props) {
  const others = draft.rounds.toSpliced(index, 1)
  const taken = new Set(others.map(({ questionId }) => questionId))
  const swap = (role: string) => onChange(newRound({ ...draft, rounds: others }, pack, role as HostRole))
  const spoiled = round.hostRole === 'candidate' && round.questionId !== null
  return (
    <li className={classes.round}>
      <div className={classes.roundHead}>
        <h3 className={classes.roundTitle}>Round {index + 1}</h3>
        {onRemove && (
          <ActionIcon variant="subtle" color="gray" aria-label={`Remove round ${index + 1}`} onClick={onRemove}>
            <IconTrash size={18} stroke={1.75} />
          </ActionIcon>
        )}
      </div>
      <SegmentedControl
        aria-label={`Who interviews in round ${index + 1}`}
        data={[
          { value: 'interviewer', label: 'I interview' },
          { value: 'candidate', label: 'I’m the candidate' },
        ]}
        value={round.hostRole}
        onChange={swap}
      />
      <NativeSelect
        label="Question"
        data={questionChoices(pack, taken)}
        value={round.questionId ?? SURPRISE}
        error={fault}
        description={aboutQuestion(pack, round.questionId, drawn)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        onChange={(event) => onChange({ ...round, questionId: event.currentTarget.value || null })}
      />
      {pack?.own && round.hostRole === 'candidate' && (
        <p className={classes.note}>
          You answer this one, and it is from a pack that you wrote: nothing in it will be news to you.
        </p>
      )}
      {spoiled && !pack?.own && (
        <p className={classes.note}>
          You answer this one, and now you know what it is about. “Random” keeps it from you until the round starts.
        </p>
      )}
    </li>
  )
}

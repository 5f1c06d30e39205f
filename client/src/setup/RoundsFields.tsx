import type { PackSummary } from '@dryrun/shared/api/packs.ts'
import { Button, Group } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { GroupFault } from '../ui/form/GroupFault.tsx'
import type { Faults } from '../ui/form/use-zod-form.ts'
import classes from '../ui/sheets/LongForm.module.css'
import { type HostRole, newRound, type OpenDraft } from './open-draft.ts'
import { RoundField } from './RoundField.tsx'

const MOST_ROUNDS = 5

const ways: readonly { words: string; roles: readonly HostRole[] }[] = [
  { words: 'I interview', roles: ['interviewer'] },
  { words: 'I’m the candidate', roles: ['candidate'] },
  { words: 'Two rounds, swap roles', roles: ['interviewer', 'candidate'] },
]

type Props = {
  draft: OpenDraft
  pack: PackSummary | undefined
  faults: Faults
  onChange: (rounds: OpenDraft['rounds']) => void
}

export function RoundsFields({ draft, pack, faults, onChange }: Props) {
  const { rounds } = draft
  const change = (index: number, round: OpenDraft['rounds'][number]) => onChange(rounds.with(index, round))
  const next: HostRole = rounds.at(-1)?.hostRole === 'interviewer' ? 'candidate' : 'interviewer'
  return (
    <fieldset className={classes.group}>
      <legend className={classes.label}>Rounds</legend>
      <p className={classes.note}>One question each. You can swap roles from one round to the next.</p>
      <Group gap={8} mt={8}>
        {ways.map(({ words, roles }) => (
          <WayButton
            key={words}
            words={words}
            chosen={isWay(rounds, roles)}
            onChoose={() => onChange(playing(draft, pack, roles))}
          />
        ))}
      </Group>
      <ol className={classes.rounds}>
        {rounds.map((round, index) => (
          <RoundField
            // biome-ignore lint/suspicious/noArrayIndexKey: a round is its place in the order, and has nothing else to be known by
            key={index}
            index={index}
            draft={draft}
            pack={pack}
            fault={faults[`rounds.${index}.questionId`]}
            onChange={(changed) => change(index, changed)}
            onRemove={rounds.length > 1 ? () => onChange(rounds.toSpliced(index, 1)) : undefined}
            round={round}
          />
        ))}
      </ol>
      <GroupFault>{faults.rounds}</GroupFault>
      {rounds.length < MOST_ROUNDS && (
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => onChange([...rounds, newRound(draft, pack, next)])}
        >
          Add a round with roles swapped
        </Button>
      )}
    </fieldset>
  )
}

function WayButton({ words, chosen, onChoose }: { words: string; chosen: boolean; onChoose: () => void }) {
  return (
    <Button
      size="compact-md"
      variant={chosen ? 'light' : 'default'}
      className={classes.way}
      aria-pressed={chosen}
      onClick={onChoose}
    >
      {words}
    </Button>
  )
}

const isWay = (rounds: OpenDraft['rounds'], roles: readonly HostRole[]): boolean =>
  rounds.length === roles.length && rounds.every(({ hostRole }, index) => hostRole === roles[index])

/** Rounds of one setup; a round that keeps its role keeps its question. */
function playing(draft: OpenDraft, pack: PackSummary | undefined, roles: readonly HostRole[]): OpenDraft['rounds'] {
  const rounds: OpenDraft['rounds'] = []
  roles.forEach((role, index) => {
    const old = draft.rounds[index]
    rounds.push(old?.hostRole === role ? old : newRound({ ...draft, rounds }, pack, role))
  })
  return rounds
}

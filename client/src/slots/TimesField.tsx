import type { SlotView } from '@dryrun/shared/api/slots.ts'
import { most } from '@dryrun/shared/limits.ts'
import { cityOf, whenAndWhere, whenForOther } from '@dryrun/shared/time-zone.ts'
import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { GroupFault } from '../ui/form/GroupFault.tsx'
import type { Faults } from '../ui/form/use-zod-form.ts'
import form from '../ui/sheets/LongForm.module.css'
import classes from './slots.module.css'
import { momentOf } from './wall-time.ts'

type Props = {
  /** Wall times in `zone`, in the format of datetime-local inputs. */
  walls: readonly string[]
  zone: string
  other: SlotView['other']
  faults: Faults
  onChange: (walls: string[]) => void
}

export function TimesField({ walls, zone, other, faults, onChange }: Props) {
  const next = walls.at(-1) ?? ''
  return (
    <fieldset className={form.group}>
      <legend className={form.label}>Times that suit you</legend>
      <p className={form.note}>
        In your time zone, {cityOf(zone)}. Up to {most.slotStarts}; your partner picks, or proposes others.
      </p>
      <ul className={classes.times}>
        {walls.map((wall, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a time is its place in the list until it is sent
          <li key={index} className={classes.field}>
            <TextInput
              type="datetime-local"
              label={`Time ${index + 1}`}
              description={readAs(wall, zone, other)}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              value={wall}
              error={faults[`walls.${index}`]}
              onChange={(event) => onChange(walls.with(index, event.currentTarget.value))}
            />
            {walls.length > 1 && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={`Remove time ${index + 1}`}
                onClick={() => onChange(walls.toSpliced(index, 1))}
              >
                <IconTrash size={18} stroke={1.75} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
      <GroupFault>{faults.walls}</GroupFault>
      {walls.length < most.slotStarts && (
        <Button
          mt={12}
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => onChange([...walls, next])}
        >
          Add another time
        </Button>
      )}
    </fieldset>
  )
}

function readAs(wall: string, zone: string, other: SlotView['other']): string {
  const at = momentOf(wall, zone)
  if (at === undefined) return 'Choose a day and a time.'
  return [whenAndWhere(at, zone), ...(other ? [whenForOther(at, zone, other)] : [])].join(' · ')
}

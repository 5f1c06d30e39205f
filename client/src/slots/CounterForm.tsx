import type { SlotView } from '@dryrun/shared/api/slots.ts'
import { Button } from '@mantine/core'
import { z } from 'zod'
import { FormFailure } from '../ui/form/FormFailure.tsx'
import { useZodForm } from '../ui/form/use-zod-form.ts'
import classes from './slots.module.css'
import { TimesField } from './TimesField.tsx'
import type { useAnswer } from './use-slots.ts'
import { tomorrowEvening, wallsSchema } from './wall-time.ts'

type Props = {
  label: string
  zone: string
  slot: SlotView
  answer: ReturnType<typeof useAnswer>
  onDone: () => void
}

/** Offers other times. */
export function CounterForm({ label, zone, slot, answer, onDone }: Props) {
  const { values, faults, set, props, isBusy, failure } = useZodForm({
    schema: z
      .object({ walls: wallsSchema(zone) })
      .transform(({ walls }) => ({ type: 'offer' as const, starts: walls })),
    initial: () => ({ walls: [tomorrowEvening(slot.now, zone)] }),
    mutation: answer,
    fieldOf: (path) => path.replace(/^starts\b/, 'walls'),
    onSent: onDone,
  })
  return (
    <form {...props}>
      <TimesField
        walls={values.walls}
        zone={zone}
        other={slot.other}
        faults={faults}
        onChange={(walls) => set({ walls })}
      />
      <FormFailure error={failure} />
      <div className={classes.ways}>
        <Button type="submit" loading={isBusy}>
          {label}
        </Button>
        <Button variant="subtle" color="gray" onClick={onDone}>
          Never mind
        </Button>
      </div>
    </form>
  )
}

import type { WeeklyTime } from '@dryrun/shared/api/profile.ts'
import { ActionIcon, Button, Input, NativeSelect, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useId } from 'react'
import { GroupFault } from '../ui/form/GroupFault.tsx'
import { type Faults, firstFaultIn } from '../ui/form/use-zod-form.ts'
import classes from './Account.module.css'

const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'long', timeZone: 'UTC' })
/** Monday first: January 1, 2024 was a Monday. */
const days = Array.from({ length: 7 }, (_, day) => ({
  value: String(day),
  label: weekday.format(Date.UTC(2024, 0, 1 + day)),
}))

const two = (number: number) => String(number).padStart(2, '0')
const clockOf = (minutes: number) =>
  minutes === 1440 ? '23:59' : `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))

type Props = { times: readonly WeeklyTime[]; faults: Faults; onChange: (times: WeeklyTime[]) => void }

export function TimesField({ times, faults, onChange }: Props) {
  const id = useId()
  const change = (nth: number, part: Partial<WeeklyTime>) =>
    onChange(times.map((time, index) => (index === nth ? { ...time, ...part } : time)))
  return (
    <Input.Wrapper id={id} label="Times that suit you" description="Every week, in your time zone." labelElement="div">
      <fieldset className={classes.times} aria-labelledby={`${id}-label`}>
        {times.map((time, nth) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a time has no name of its own, and none changes its place.
          <div key={nth} className={classes.time}>
            <NativeSelect
              label="Day"
              data={days}
              value={String(time.day)}
              onChange={(event) => change(nth, { day: Number(event.currentTarget.value) })}
            />
            <TextInput
              type="time"
              label="From"
              value={clockOf(time.from)}
              onChange={(event) =>
                event.currentTarget.value && change(nth, { from: minutesOf(event.currentTarget.value) })
              }
            />
            <TextInput
              type="time"
              label="To"
              value={clockOf(time.to)}
              error={firstFaultIn(faults, `availability.${nth}`)}
              onChange={(event) =>
                event.currentTarget.value && change(nth, { to: minutesOf(event.currentTarget.value) })
              }
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={`Remove ${days[time.day]?.label}, ${clockOf(time.from)}`}
              onClick={() => onChange(times.filter((_, index) => index !== nth))}
            >
              <IconTrash size={18} stroke={1.75} aria-hidden />
            </ActionIcon>
          </div>
        ))}
        <GroupFault>{faults.availability}</GroupFault>
        <div>
          <Button
            variant="default"
            size="compact-md"
            onClick={() => onChange([...times, { day: 0, from: 18 * 60, to: 20 * 60 }])}
          >
            Add a time
          </Button>
        </div>
      </fieldset>
    </Input.Wrapper>
  )
}

import type { SlotView } from '@dryrun/shared/api/slots.ts'
import { Alert, Button } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { sentenceOf } from '../ui/ErrorState.tsx'
import classes from './slots.module.css'
import { startsOf, TimesField } from './TimesField.tsx'
import { tomorrowEvening } from './wall-time.ts'

type Props = {
  label: string
  zone: string
  other: SlotView['other']
  now: number
  error: unknown
  loading: boolean
  onOffer: (starts: number[]) => void
  onCancel: () => void
}

export function CounterForm({ label, zone, other, now, error, loading, onOffer, onCancel }: Props) {
  const [walls, setWalls] = useState([tomorrowEvening(now, zone)])
  const [fault, setFault] = useState<string>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const starts = startsOf(walls, zone)
    setFault(starts ? undefined : 'Choose a day and a time in each field, or remove it.')
    if (starts) onOffer(starts)
  }
  return (
    <form onSubmit={submit} noValidate>
      <TimesField walls={walls} zone={zone} other={other} fault={fault} onChange={setWalls} />
      {error ? (
        <Alert mt={12} color="red" variant="light" role="alert">
          {sentenceOf(error)}
        </Alert>
      ) : null}
      <div className={classes.ways}>
        <Button type="submit" loading={loading}>
          {label}
        </Button>
        <Button variant="subtle" color="gray" onClick={onCancel}>
          Never mind
        </Button>
      </div>
    </form>
  )
}

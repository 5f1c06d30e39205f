import type { SlotView } from '@dryrun/shared/api/slots.ts'
import { whenAndWhere, whenForOther } from '@dryrun/shared/time-zone.ts'
import { Button } from '@mantine/core'
import { type ReactNode, useId, useState } from 'react'
import classes from './slots.module.css'

type Times = { starts: readonly number[]; zone: string; other: SlotView['other'] }
type Props = Times & {
  legend: string
  label: string
  loading: boolean
  onPick: (startsAt: number) => void
  children?: ReactNode
}

export function PickTimes({ starts, zone, other, legend, label, loading, onPick, children }: Props) {
  const name = useId()
  const [picked, setPicked] = useState<number>()
  // A picked time that has passed is no longer among `starts`.
  const chosen = starts.find((start) => start === picked) ?? (starts.length === 1 ? starts[0] : undefined)
  return (
    <>
      <fieldset className={classes.times}>
        <legend className={classes.legend}>{legend}</legend>
        {starts.map((start) => (
          <label key={start} className={classes.time}>
            <input type="radio" name={name} checked={start === chosen} onChange={() => setPicked(start)} />
            <When start={start} zone={zone} other={other} />
          </label>
        ))}
      </fieldset>
      <div className={classes.ways}>
        <Button
          disabled={chosen === undefined}
          loading={loading}
          onClick={() => chosen !== undefined && onPick(chosen)}
        >
          {label}
        </Button>
        {children}
      </div>
    </>
  )
}

export function TimesOffered({ starts, zone, other }: Times) {
  return (
    <ul className={classes.times}>
      {starts.map((start) => (
        <li key={start} className={classes.time}>
          <When start={start} zone={zone} other={other} />
        </li>
      ))}
    </ul>
  )
}

function When({ start, zone, other }: Omit<Times, 'starts'> & { start: number }) {
  return (
    <span>
      <span className={classes.mine}>{whenAndWhere(start, zone)}</span>
      {other && <span className={classes.theirs}>{whenForOther(start, zone, other)}</span>}
    </span>
  )
}

import { type Computed, computed, type Worksheet as Sheet } from '@dryrun/shared/pack/worksheet.ts'
import { useState } from 'react'
import classes from './reference.module.css'

/** The estimate with inputs to change; the sums follow. Changes stay on this page. */
export function Worksheet({ sheet }: { sheet: Sheet }) {
  const [changed, setChanged] = useState<Readonly<Record<string, number>>>({})
  const results = computed(sheet, changed)
  const change = (name: string, value: number) => Number.isFinite(value) && setChanged({ ...changed, [name]: value })
  return (
    <>
      <ul className={classes.rows}>
        {sheet.inputs.map(({ name, label, value, unit }) => (
          <li key={name}>
            <label className={classes.row}>
              <span>{label}</span>
              <input
                className={classes.input}
                type="number"
                step="any"
                defaultValue={value}
                onChange={(event) => change(name, event.currentTarget.valueAsNumber)}
              />
              <span className={classes.unit}>{unit}</span>
            </label>
          </li>
        ))}
      </ul>
      <dl className={classes.sums}>
        {sheet.sums.map(({ name, label, formula, unit, decides }) => (
          <div key={name} className={classes.sum}>
            <dt>
              {label}: {resultText(results.find((sum) => sum.name === name))} {unit}
            </dt>
            <dd className={classes.formula}>{formula}</dd>
            <dd className={classes.decides}>{decides}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function resultText(sum: Computed | undefined): string {
  if (!sum) return ''
  return 'fault' in sum ? sum.fault : new Intl.NumberFormat('en', { maximumSignificantDigits: 3 }).format(sum.value)
}

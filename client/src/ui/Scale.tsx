import { type ReactNode, useId } from 'react'
import classes from './Scale.module.css'

type Props<T extends number> = {
  legend: ReactNode
  hint?: string
  options: readonly { value: T; label: string; words?: string | undefined }[]
  value: T | null
  onChange: (value: T) => void
  layout?: 'list' | 'row'
  quietLegend?: boolean
  disabled?: boolean
}

export function Scale<T extends number>(props: Props<T>) {
  const { legend, hint, options, value, onChange, layout = 'row', quietLegend = false, disabled = false } = props
  const name = useId()
  return (
    <fieldset className={classes.scale} data-layout={layout} disabled={disabled}>
      <legend className={quietLegend ? classes.hidden : classes.legend}>{legend}</legend>
      {hint && <p className={classes.hint}>{hint}</p>}
      <div className={classes.options}>
        {options.map((option) => (
          <label key={option.value} className={classes.option}>
            <input
              type="radio"
              className={classes.radio}
              name={name}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            <span className={classes.number}>{option.value}</span>
            <span className={classes.label}>
              {option.label}
              {option.words && <span className={classes.words}>{option.words}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

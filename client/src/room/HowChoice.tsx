import type { Prompting } from '@dryrun/shared/interview/terms.ts'
import { promptings, promptingText } from '../lib/role-text.ts'
import classes from './HowChoice.module.css'

type Props = {
  label: string
  value: Prompting | null
  stamp?: string | undefined
  disabled: boolean
  onPick: (how: Prompting) => void
}

/**
 * Records whether a point came unprompted, after a question or after a hint. Picking the chosen option again clears it;
 * read-only while `disabled`.
 */
export function HowChoice({ label, value, stamp, disabled, onPick }: Props) {
  if (disabled)
    return (
      value && (
        <span className={classes.fixed}>
          {promptingText[value]} {stamp}
        </span>
      )
    )
  return (
    <fieldset className={classes.choice}>
      <legend className={classes.legend}>{label}</legend>
      {promptings.map((how) => (
        <button
          key={how}
          type="button"
          className={classes.option}
          aria-pressed={value === how}
          onClick={() => onPick(how)}
        >
          {promptingText[how]}
          {value === how && stamp && <span className={classes.stamp}> {stamp}</span>}
        </button>
      ))}
    </fieldset>
  )
}

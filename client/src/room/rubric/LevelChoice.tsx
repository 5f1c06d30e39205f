import { levelText } from '@dryrun/shared/format.ts'
import type { Level } from '@dryrun/shared/interview/terms.ts'
import { useId } from 'react'
import { levels } from '../../lib/role-text.ts'
import type { OptimisticPanel } from '../../live/optimistic-view.ts'
import classes from './rubric.module.css'

type Props = {
  dimension: OptimisticPanel['question']['rubric'][number]
  level: Level | null
  open: boolean
  disabled: boolean
  onPick: (level: Level) => void
}

export function LevelChoice({ dimension, level, open, disabled, onPick }: Props) {
  const name = useId()
  const { anchors } = dimension
  return (
    <fieldset className={classes.levels} data-open={open} disabled={disabled}>
      <legend className={classes.hiddenWords}>Level for {dimension.name}</legend>
      {levels.map((option) => (
        <label key={option} className={classes.level} title={open ? undefined : anchors[option - 1]}>
          <input
            type="radio"
            className={classes.radio}
            name={name}
            checked={level === option}
            onChange={() => onPick(option)}
            aria-label={`${option}, ${levelText[option]}: ${anchors[option - 1]}`}
          />
          <span className={classes.number}>{option}</span>
          {open && (
            <span className={classes.anchor}>
              <b>{levelText[option]}.</b> {anchors[option - 1]}
            </span>
          )}
        </label>
      ))}
    </fieldset>
  )
}

import { levelText } from '@dryrun/shared/format.ts'
import type { Parts, SeenParts } from '@dryrun/shared/interview/parts.ts'
import type { Level } from '@dryrun/shared/interview/terms.ts'
import { useId } from 'react'
import { levels } from '../../lib/role-text.ts'
import classes from './parts.module.css'

type Props = {
  /** Name of the dimension. */
  name: string
  parts: Parts
  seen: SeenParts | undefined
  level: Level | null
  disabled?: boolean
  onSee: (seen: SeenParts) => void
  onPick: (level: Level) => void
}

const none: SeenParts = [[], [], [], []]

/** The anchors of a dimension in parts to tick, and the level itself to choose. The rule of both stands above them. */
export function LevelParts({ name, parts, seen = none, level, disabled = false, onSee, onPick }: Props) {
  const radios = useId()
  return (
    <fieldset className={classes.levels} disabled={disabled}>
      <legend className={classes.hidden}>Level for {name}</legend>
      <p className={classes.rule}>
        A level is reached when all its parts were observed. If one part is missing, the level below counts, and the
        part is named. <b>Unprompted</b> means before the interviewer touched the subject; an answer to a follow-up is{' '}
        <b>prompted</b>.
      </p>
      {levels.map((option) => (
        <div key={option} className={classes.level} data-chosen={level === option}>
          <label className={classes.head}>
            <input
              type="radio"
              className={classes.hidden}
              name={radios}
              checked={level === option}
              onChange={() => onPick(option)}
              aria-label={`${option}, ${levelText[option]}`}
            />
            <span className={classes.number}>{option}</span>
            <span>{levelText[option]}</span>
          </label>
          <ul className={classes.parts} aria-label={`Parts of ${levelText[option]}`}>
            {parts[option - 1]?.map((part, nth) => (
              <li key={part}>
                <label className={classes.part}>
                  <input
                    type="checkbox"
                    checked={seen[option - 1]?.includes(nth + 1) ?? false}
                    onChange={() => onSee(toggled(seen, option, nth + 1))}
                  />
                  <span>{part}</span>
                </label>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </fieldset>
  )
}

function toggled(seen: SeenParts, level: Level, nth: number): SeenParts {
  const change = (ofAnchor: readonly number[]): number[] =>
    ofAnchor.includes(nth) ? ofAnchor.filter((each) => each !== nth) : [...ofAnchor, nth].toSorted()
  return seen.map((ofAnchor, place) => (place === level - 1 ? change(ofAnchor) : ofAnchor)) as SeenParts
}

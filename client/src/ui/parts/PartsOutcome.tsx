import { levelText } from '@dryrun/shared/format.ts'
import type { Reached } from '@dryrun/shared/interview/parts.ts'
import type { Level } from '@dryrun/shared/interview/terms.ts'
import { UnstyledButton } from '@mantine/core'
import classes from './parts.module.css'

type Props = {
  reached: Reached | undefined
  level: Level | null
  /** A chosen level that waits for a sentence. */
  waiting?: Level | null
  /** Absent where the score can't be changed. */
  onFollow?: (() => void) | undefined
}

/** The level that the ticked parts come to, another one that was chosen instead, and the missing part. */
export function PartsOutcome({ reached, level, waiting = null, onFollow }: Props) {
  if (!reached) return onFollow ? <p className={classes.outcome}>Tick what you observed. The level follows.</p> : null
  const { level: computed, missing } = reached
  const isOther = waiting !== null || level !== computed
  return (
    <div className={classes.outcome} role="status">
      <p>
        Computed: {said(computed)}.{waiting && <b> Say in a sentence why it is {said(waiting)}.</b>}
        {!waiting && isOther && level && ` Overruled to ${said(level)}.`}{' '}
        {isOther && onFollow && (
          <UnstyledButton className={classes.follow} onClick={onFollow}>
            Use {computed}
          </UnstyledButton>
        )}
      </p>
      {missing && (
        <p>
          Missing for {missing.level}: {missing.part}
        </p>
      )}
    </div>
  )
}

const said = (level: Level): string => `${level} ${levelText[level]}`

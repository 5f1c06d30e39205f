import type { Level } from '@dryrun/shared/interview/terms.ts'
import { levels } from '../lib/role-text.ts'
import classes from './LevelBars.module.css'

/** A level as four bars. Hidden from screen readers: the adjacent text says the same. */
export function LevelBars({ level }: { level: Level | null }) {
  return (
    <span className={classes.bars} data-level={level ?? 0} aria-hidden>
      {levels.map((one) => (
        <span key={one} className={level !== null && one <= level ? classes.full : classes.empty} />
      ))}
    </span>
  )
}

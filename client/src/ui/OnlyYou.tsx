import { IconEyeOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './OnlyYou.module.css'

type Props = { children: ReactNode; className?: string; words?: string }

/**
 * The ground of everything that the candidate must not see. It looks and reads the same wherever it stands, so that
 * an interviewer never wonders who else can see something. Other words are for those who share the sight of it.
 */
export function OnlyYou({ children, className, words = 'Only you see this' }: Props) {
  return (
    <div className={className ? `${classes.ground} ${className}` : classes.ground}>
      <p className={classes.words}>
        <IconEyeOff size={16} stroke={1.75} aria-hidden />
        {words}
      </p>
      {children}
    </div>
  )
}

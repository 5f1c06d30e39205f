import { IconEyeOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './OnlyYou.module.css'

/**
 * The ground of everything that the candidate must not see. It looks and reads the same wherever it stands, so that
 * an interviewer never wonders who else can see something.
 */
export function OnlyYou({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div className={className ? `${classes.ground} ${className}` : classes.ground}>
      <p className={classes.words}>
        <IconEyeOff size={16} stroke={1.75} aria-hidden />
        Only you see this
      </p>
      {children}
    </div>
  )
}

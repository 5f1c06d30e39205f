import { IconEyeOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './OnlyYou.module.css'

type Props = { children: ReactNode; className?: string; words?: string }

/**
 * Background of all content that is hidden from the candidate. Looks the same everywhere; `words` names further
 * readers.
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

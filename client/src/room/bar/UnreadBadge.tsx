import classes from './UnreadBadge.module.css'

type Props = { count: number; what: string; quiet?: boolean }

export function UnreadBadge({ count, what, quiet = false }: Props) {
  if (!count) return null
  return (
    <span className={classes.badge} data-quiet={quiet}>
      {count > 99 ? '99+' : count}
      <span className={classes.words}> {what}</span>
    </span>
  )
}

import classes from './Brand.module.css'

export function Brand() {
  return (
    <span className={classes.brand}>
      <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true">
        <rect width="32" height="32" rx="7" className={classes.tile} />
        <path d="M7 22V10h5.5a6 6 0 0 1 0 12z" className={classes.letter} />
        <path d="M21 9v14" className={classes.table} />
        <circle cx="25.5" cy="16" r="2" className={classes.other} />
      </svg>
      <span>Dryrun</span>
    </span>
  )
}

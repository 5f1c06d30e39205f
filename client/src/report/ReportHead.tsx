import classes from './Report.module.css'

export function ReportHead({ title, facts }: { title: string; facts: string }) {
  return (
    <header className={classes.head}>
      <h1 className={classes.pageTitle}>{title}</h1>
      <p className={classes.facts}>{facts}</p>
    </header>
  )
}

import { Skeleton } from '@mantine/core'
import classes from './Report.module.css'

export function ReportLoading() {
  return (
    <div className={classes.loading} role="status" aria-label="Opening the report">
      <Skeleton h={20} w="50%" />
      <Skeleton h={32} w="70%" />
      <Skeleton h={104} />
      <Skeleton h={96} />
      <Skeleton h={300} />
    </div>
  )
}

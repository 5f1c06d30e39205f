import { Skeleton } from '@mantine/core'
import { useEffect, useState } from 'react'
import classes from './RoomLoading.module.css'

/** After this long somebody waiting is owed a reason. */
const PATIENCE_MS = 4_000

/** The room's shape while its contents are on their way. */
export function RoomLoading() {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className={classes.room}>
      <div className={classes.bar} aria-hidden>
        <Skeleton width={180} height={16} animate={false} />
        <Skeleton width={240} height={16} animate={false} />
        <Skeleton width={160} height={16} animate={false} />
      </div>
      <div className={classes.column} aria-hidden>
        <Skeleton height={20} width="60%" animate={false} />
        <Skeleton height={12} animate={false} />
        <Skeleton height={12} animate={false} />
        <Skeleton height={12} width="80%" animate={false} />
      </div>
      <main className={classes.board}>
        <h1 className={classes.words}>
          <span role="status">
            {slow ? 'Still trying to reach the server. It goes on by itself.' : 'Opening the room'}
          </span>
        </h1>
      </main>
    </div>
  )
}

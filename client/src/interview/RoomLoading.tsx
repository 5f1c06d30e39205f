import { Skeleton } from '@mantine/core'
import { useEffect, useState } from 'react'
import { usePageTitle } from '../lib/use-page-title.ts'
import classes from '../ui/RoomLoading.module.css'
import { RoomBlocked } from './RoomBlocked.tsx'
import { type Blocked, whyBlocked } from './why-blocked.ts'

/** Delay before the page says that it still tries. */
const PATIENCE_MS = 4_000
/** Interval at which the page diagnoses why the room does not open. */
const LOOK_MS = 10_000

export function RoomLoading() {
  usePageTitle('Interview')
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  const blocked = useBlocked()
  if (blocked) return <RoomBlocked why={blocked} />
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

/** Why the room does not open; undefined until the first diagnosis. */
function useBlocked(): Blocked | undefined {
  const [blocked, setBlocked] = useState<Blocked>()
  useEffect(() => {
    let shown = true
    const look = () => void whyBlocked().then((why) => shown && setBlocked(why))
    const timer = setInterval(look, LOOK_MS)
    return () => {
      shown = false
      clearInterval(timer)
    }
  }, [])
  return blocked
}

import { Skeleton } from '@mantine/core'
import loading from '../ui/RoomLoading.module.css'

export function ReplayLoading() {
  return (
    <div className={loading.room}>
      <div className={loading.bar} aria-hidden>
        <Skeleton width={180} height={16} animate={false} />
        <Skeleton width={240} height={16} animate={false} />
        <Skeleton width={160} height={16} animate={false} />
      </div>
      <div className={loading.column} aria-hidden>
        <Skeleton height={20} width="60%" animate={false} />
        <Skeleton height={12} animate={false} />
        <Skeleton height={12} animate={false} />
        <Skeleton height={12} width="80%" animate={false} />
      </div>
      <main className={loading.board}>
        <h1 className={loading.words}>
          <span role="status">Opening the replay</span>
        </h1>
      </main>
    </div>
  )
}

import type { Clock } from '../../lib/alarm.ts'
import { localNow } from '../../live/room-store.ts'

/** Ignores `ms` and runs at the next animation frame: more frequent updates would not be visible. */
export const screenClock: Clock = {
  now: localNow,
  later: (run) => {
    const frame = requestAnimationFrame(run)
    return () => cancelAnimationFrame(frame)
  },
}

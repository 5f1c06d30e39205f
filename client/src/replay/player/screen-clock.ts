import type { Clock } from '../../lib/alarm.ts'
import { localNow } from '../../live/room-store.ts'

/** Rings with the next picture the screen shows, however soon it was asked to: a player has nothing to do in between. */
export const screenClock: Clock = {
  now: localNow,
  later: (run) => {
    const frame = requestAnimationFrame(run)
    return () => cancelAnimationFrame(frame)
  },
}

import type { Clock } from '../lib/alarm.ts'
import { localNow } from './room-store.ts'

export type PageTurn = 'sleeps' | 'woke' | 'looked at'

export type PageLife = Readonly<{
  /** The address of the server, where it differs from the page's origin. */
  server?: { url: string; headers: Record<string, string> }
  clock: Clock
  /** The wall clock. It can be set, but unlike the monotonic clock it runs while the machine sleeps. */
  shownNow(): number
  /** Calls back on each turn; a network that is back counts as `woke`. Returns the unsubscribe function. */
  onTurn(hear: (turn: PageTurn) => void): () => void
}>

export const browserClock: Clock = {
  now: localNow,
  later: (run, ms) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

export const thisPage: PageLife = {
  clock: browserClock,
  shownNow: Date.now,
  onTurn(hear) {
    const ending = new AbortController()
    const { signal } = ending
    document.addEventListener('freeze', () => hear('sleeps'), { signal })
    document.addEventListener('resume', () => hear('woke'), { signal })
    document.addEventListener('visibilitychange', () => document.hidden || hear('looked at'), { signal })
    window.addEventListener('pageshow', ({ persisted }) => persisted && hear('woke'), { signal })
    window.addEventListener('online', () => hear('woke'), { signal })
    return () => ending.abort()
  },
}

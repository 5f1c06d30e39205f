import type { Clock } from '../lib/alarm.ts'
import { localNow } from './room-store.ts'

/** What becomes of a page while nobody looks: it is about to sleep, it has slept, or it is looked at again. */
export type PageTurn = 'sleeps' | 'woke' | 'looked at'

/** What a connection needs of the page it lives in. */
export type PageLife = Readonly<{
  /** Where the server is, when it is not the one that the page came from. */
  server?: { url: string; headers: Record<string, string> }
  clock: Clock
  /** The time that this machine shows. It may be set, but unlike the clock's it goes on while the machine sleeps. */
  shownNow(): number
  /** Calls back at each turn; a network that is back is one of waking. Call the result to stop. */
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

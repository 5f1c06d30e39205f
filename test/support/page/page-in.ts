import { browserClock, type PageLife, type PageTurn } from '@dryrun/client/live/page-life.ts'

export type TestPage = PageLife & { hear(turn: PageTurn): void }

/** The client's page events without a browser; a test puts it to sleep and wakes it. */
export function pageIn(url: string, headers: Record<string, string> = {}): TestPage {
  const ears = new Set<(turn: PageTurn) => void>()
  return {
    server: { url, headers },
    clock: { ...browserClock },
    shownNow: Date.now,
    onTurn: (hear) => {
      ears.add(hear)
      return () => ears.delete(hear)
    },
    hear: (turn) => {
      for (const hear of ears) hear(turn)
    },
  }
}

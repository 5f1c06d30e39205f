/** How long somebody waited, in milliseconds, and whether that ended with a match or with their leaving. */
export type Wait = Readonly<{ waitedMs: number; matched: boolean }>

/** Fewer matches than this say nothing about the next one. */
const LEAST_MATCHES = 5
/** "Usually" is three times of four. */
const STILL_WAITING = 0.25
const MINUTE_MS = 60_000

/**
 * Within how many minutes three of four found somebody; nothing where that can't be said. Whoever left unmatched counts
 * as still waiting at that moment and says nothing of later ones (Kaplan and Meier, 1958, "Nonparametric Estimation from
 * Incomplete Observations"): left out, the impatient would make the queue look quick.
 */
export function expectedWait(waits: readonly Wait[]): number | null {
  if (waits.filter(({ matched }) => matched).length < LEAST_MATCHES) return null
  // At one moment, matches come before those who left: they were still there.
  const ordered = waits.toSorted((a, b) => a.waitedMs - b.waitedMs || Number(b.matched) - Number(a.matched))
  let stillWaiting = 1
  for (const [index, { waitedMs, matched }] of ordered.entries()) {
    if (matched) stillWaiting *= 1 - 1 / (ordered.length - index)
    if (stillWaiting <= STILL_WAITING + Number.EPSILON) return Math.max(1, Math.ceil(waitedMs / MINUTE_MS))
  }
  return null
}

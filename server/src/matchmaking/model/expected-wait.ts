/** Milliseconds waited, and whether the wait ended with a match. */
export type Wait = Readonly<{ waitedMs: number; matched: boolean }>

/** Fewer matches predict nothing. */
const LEAST_MATCHES = 5
/** "Usually" means three of four waits. */
const STILL_WAITING = 0.25
const MINUTE_MS = 60_000

/**
 * The minutes within which three of four people were matched; null with too few matches. People who left unmatched
 * count as censored at that moment, since leaving them out would make the queue look faster. Source: Kaplan and Meier,
 * "Nonparametric Estimation from Incomplete Observations", 1958.
 */
export function expectedWait(waits: readonly Wait[]): number | null {
  if (waits.filter(({ matched }) => matched).length < LEAST_MATCHES) return null
  // At equal times matches sort before departures, since the departing were still waiting.
  const ordered = waits.toSorted((a, b) => a.waitedMs - b.waitedMs || Number(b.matched) - Number(a.matched))
  let stillWaiting = 1
  for (const [index, { waitedMs, matched }] of ordered.entries()) {
    if (matched) stillWaiting *= 1 - 1 / (ordered.length - index)
    if (stillWaiting <= STILL_WAITING + Number.EPSILON) return Math.max(1, Math.ceil(waitedMs / MINUTE_MS))
  }
  return null
}

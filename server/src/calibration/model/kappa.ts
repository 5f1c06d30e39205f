/** Two scores of one thing by two raters. */
export type Pair = readonly [one: number, other: number]

/** A disagreement weighs as much as its distance squared: three levels apart is nine times one apart. */
const quadratic = (one: number, other: number): number => (one - other) ** 2

/**
 * Cohen's weighted kappa: how much less two raters disagree than they would if each gave their own scores at random. 1 is
 * agreement throughout, 0 no better than chance. Nothing where that can't be said: without a pair, and where both gave
 * one and the same score throughout, so that chance alone could not have disagreed either.
 *
 * J. Cohen, "Weighted kappa: Nominal scale agreement provision for scaled disagreement or partial credit", Psychological
 * Bulletin 70 (1968): 1 minus the observed weighted disagreement over the expected one.
 */
export function weightedKappa(pairs: readonly Pair[], weightOf = quadratic): number | null {
  let observed = 0
  let expected = 0
  for (const [one] of pairs) for (const [, other] of pairs) expected += weightOf(one, other)
  for (const [one, other] of pairs) observed += weightOf(one, other)
  // Each of the first rater's scores against each of the second's are n times as many as there are pairs.
  return expected === 0 ? null : 1 - (observed * pairs.length) / expected
}

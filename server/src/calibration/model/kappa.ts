export type Pair = readonly [one: number, other: number]

/** A disagreement weighs its distance squared: three levels weigh nine times one level. */
const quadratic = (one: number, other: number): number => (one - other) ** 2

/**
 * Cohen's weighted kappa: 1 is full agreement, 0 is no better than chance. Null without pairs, and where both raters
 * gave one same score throughout, since chance could not disagree either.
 *
 * Source: J. Cohen, "Weighted kappa: Nominal scale agreement provision for scaled disagreement or partial credit",
 * Psychological Bulletin 70 (1968): 1 minus the observed weighted disagreement over the expected one.
 */
export function weightedKappa(pairs: readonly Pair[], weightOf = quadratic): number | null {
  let observed = 0
  let expected = 0
  for (const [one] of pairs) for (const [, other] of pairs) expected += weightOf(one, other)
  for (const [one, other] of pairs) observed += weightOf(one, other)
  // The double loop sums n times as many terms as there are pairs.
  return expected === 0 ? null : 1 - (observed * pairs.length) / expected
}

export type ScorePair = readonly [one: number, other: number]

/** A disagreement weighs its distance squared: three levels weigh nine times one level. */
const quadratic = (one: number, other: number): number => (one - other) ** 2

/**
 * Cohen's weighted kappa: 1 is full agreement, 0 is no better than chance. Null without pairs, and where both raters
 * gave one same score throughout, since chance could not disagree either.
 *
 * Source: J. Cohen, "Weighted kappa: Nominal scale agreement provision for scaled disagreement or partial credit",
 * Psychological Bulletin 70 (1968): 1 minus the observed weighted disagreement over the expected one.
 */
export function weightedKappa(pairs: readonly ScorePair[], weightOf = quadratic): number | null {
  let observed = 0
  let expected = 0
  const others = countsOf(pairs.map(([, other]) => other))
  for (const [one, count] of countsOf(pairs.map(([one]) => one)))
    for (const [other, otherCount] of others) expected += count * otherCount * weightOf(one, other)
  for (const [one, other] of pairs) observed += weightOf(one, other)
  // The counts multiply to n times as many terms as there are pairs.
  return expected === 0 ? null : 1 - (observed * pairs.length) / expected
}

function countsOf(scores: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const score of scores) counts.set(score, (counts.get(score) ?? 0) + 1)
  return counts
}

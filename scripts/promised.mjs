/** The figures that a full run must reach (`least`, `most`), or it fails even where every test passed. */
const both = (/** @type {string} */ what) => [`${what} on embedded`, `${what} on PostgreSQL`]

/** @type {Record<string, { name: string, figure: string, least?: number, most?: number }[]>} */
export const promised = {
  laws: [
    { name: 'fuzz', figure: 'seeds', least: 200 },
    { name: 'fuzz', figure: 'steps', least: 40_000 },
    { name: 'malformed messages', figure: 'sent', least: 10_000 },
    { name: 'policy table', figure: 'cells', least: 2_000 },
    { name: 'candidate at random', figure: 'steps', least: 20_000 },
    { name: 'candidate at random', figure: 'hits', most: 0 },
    { name: 'wire tap', figure: 'canaries', least: 40 },
    { name: 'wire tap', figure: 'bytes', least: 2_000_000 },
    { name: 'wire tap', figure: 'hits', most: 0 },
  ],
  integration: [
    { name: 'silence', figure: 'messages', least: 1 },
    { name: 'silence', figure: 'differences', most: 0 },
  ],
  faults: [
    ...both('kills').flatMap((name) => [
      { name, figure: 'kills', least: 20 },
      { name, figure: 'acknowledged', least: 5_000 },
      { name, figure: 'lost', most: 0 },
      { name, figure: 'twice', most: 0 },
    ]),
    ...both('500 sockets back').flatMap((name) => [
      { name, figure: 'sockets', least: 500 },
      { name, figure: 'longestReturnMs', most: 15_000 },
    ]),
    ...both('back in sync').flatMap((name) => [
      { name, figure: 'missed', least: 1_000 },
      { name, figure: 'longestReturnMs', most: 2_000 },
    ]),
    ...both('rough networks').map((name) => ({ name, figure: 'runs', least: 20 })),
  ],
  hostile: [
    ...both('hostile seats').flatMap((name) => [
      { name, figure: 'hostilities', least: 30 },
      { name, figure: 'longestP99Ms', most: 250 },
      { name, figure: 'mostGrownMb', most: 150 },
    ]),
  ],
  e2e: [
    { name: 'stored scripts', figure: 'payloads', least: 60 },
    { name: 'page beside a hostile seat', figure: 'leastFramesASecond', least: 20 },
    { name: 'wire tap in a browser', figure: 'canaries', least: 40 },
    { name: 'wire tap in a browser', figure: 'bytes', least: 2_000_000 },
    { name: 'wire tap in a browser', figure: 'hits', most: 0 },
  ],
}

/**
 * A sentence for each figure of a suite that is missing or outside of its bound.
 * @param {string} suite
 * @param {Map<string, Record<string, number>>} figures
 */
export function shortfalls(suite, figures) {
  return (promised[suite] ?? []).flatMap(({ name, figure, least = -Infinity, most = Infinity }) => {
    const reached = figures.get(name)?.[figure]
    if (reached !== undefined && reached >= least && reached <= most) return []
    const bound = most === Infinity ? `at least ${least}` : `at most ${most}`
    return [`${name}: ${figure} is ${reached ?? 'not told'}, and ${bound} is promised`]
  })
}

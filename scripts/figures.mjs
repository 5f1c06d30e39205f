/** The figures of `docs/guarantees.md`: adds up what tests recorded and writes it to the page. */

/** Only the text between these markers is generated, one block per suite. */
const begins = (/** @type {string} */ suite) => `<!-- figures of ${suite}: written by pnpm guarantees -->`
const ends = '<!-- end of figures -->'

/**
 * Adds up the lines that tests recorded: the maximum of `most…`, `longest…` and `…Ms`, the minimum of `least…`, the sum
 * of all others.
 * @param {string} lines one JSON object a line, as `test/support/servers/figures.ts` writes them
 * @returns {Map<string, Record<string, number>>}
 */
export function addUp(lines) {
  const all = new Map()
  for (const line of lines.split('\n').filter(Boolean)) {
    const { name, figures } = JSON.parse(line)
    const sums = all.get(name) ?? {}
    for (const [key, value] of Object.entries(figures)) sums[key] = key in sums ? join(key, sums[key], value) : value
    all.set(name, sums)
  }
  return all
}

function join(key, one, other) {
  if (/^(most|longest)|Ms$/.test(key)) return Math.max(one, other)
  return key.startsWith('least') ? Math.min(one, other) : one + other
}

/**
 * The results of a suite's run as Markdown.
 * @param {{ date: string, commit: string, where: string, settings: string, counts: { passed: number, failed: number, skipped: number } }} run
 * @param {Map<string, Record<string, number>>} figures
 */
export function told({ date, commit, where, settings, counts }, figures) {
  const { passed, failed, skipped } = counts
  const tests = `${inWords(passed)} tests passed, ${inWords(failed)} failed, ${inWords(skipped)} skipped`
  const head = `${date}, commit \`${commit}\`, on ${where}${settings && `, ${settings}`}: ${tests}.`
  const rows = [...figures].map(([name, of]) => `| ${name} | ${Object.entries(of).map(figure).join(' · ')} |`)
  return [head, ...(rows.length ? ['', '| what | figures |', '|---|---|', ...rows] : [])].join('\n')
}

/** `longestReturnMs: 1204` reads as "longest return 1,204 ms". */
function figure([key, value]) {
  const name = key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  const isTime = name.endsWith(' ms')
  return `${isTime ? name.slice(0, -3) : name} ${inWords(value)}${isTime ? ' ms' : ''}`
}

const inWords = (/** @type {number} */ value) => value.toLocaleString('en-GB')

/**
 * Returns the page with a suite's new figures. Throws where the page has no block for the suite.
 * @param {string} page
 * @param {string} suite
 * @param {string} text
 */
export function written(page, suite, text) {
  const from = page.indexOf(begins(suite))
  const to = page.indexOf(ends, from)
  if (from === -1 || to === -1) throw new Error(`The page has no place for the figures of ${suite}.`)
  return `${page.slice(0, from)}${begins(suite)}\n\n${text}\n\n${page.slice(to)}`
}

import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { addUp, told, written } from './figures.mjs'
import { findChromium, findPostgres } from './prerequisites.mjs'
import { shortfalls } from './promised.mjs'
import { runSuite } from './suite.mjs'
import { install, main, refuseOldNode, root, say, Unable } from './toolchain.mjs'

/**
 * `pnpm guarantees`: runs the tests behind every guarantee at full length and writes their figures to
 * `docs/guarantees.md`. `--suites laws,faults` runs some and keeps the other figures; `--kills`, `--networks`,
 * `--hang-seconds`, `--hostile-seconds` and `--walk` set the length.
 */

const page = join(root, 'docs/guarantees.md')
const suites = ['unit', 'laws', 'integration', 'faults', 'hostile', 'e2e']
const { values: asked } = parseArgs({
  options: {
    suites: { type: 'string', default: suites.join(',') },
    kills: { type: 'string', default: '24' },
    networks: { type: 'string', default: '20' },
    'hang-seconds': { type: 'string', default: '30' },
    'hostile-seconds': { type: 'string', default: '60' },
    walk: { type: 'string', default: '20000' },
  },
})
/** The lengths as environment variables of the tests. */
const lengths = {
  DRYRUN_KILLS: asked.kills,
  DRYRUN_NETWORKS: asked.networks,
  DRYRUN_HANG_SECONDS: asked['hang-seconds'],
  DRYRUN_HOSTILE_SECONDS: asked['hostile-seconds'],
  DRYRUN_WALK: asked.walk,
}
const inWords = {
  faults: `with ${asked.kills} kills, ${asked.networks} rough networks and ${asked['hang-seconds']} seconds of silence on each database`,
  hostile: `with ${asked['hostile-seconds']} seconds of each hostility on the embedded database, a sixth of that on PostgreSQL`,
}

await main(async () => {
  refuseOldNode()
  const chosen = asked.suites.split(',')
  const unknown = chosen.filter((suite) => !suites.includes(suite))
  if (unknown.length) throw new Unable(`There is no suite ${unknown.join(', ')}. There are ${suites.join(', ')}.`)
  if (!process.env.TEST_DATABASE_URL && !findPostgres())
    throw new Unable('A guarantee is for both databases, and there is no PostgreSQL here.')
  if (chosen.includes('e2e') && !findChromium())
    throw new Unable('The suite e2e needs a Chromium, and there is none here.')
  await install()
  const failed = []
  for (const suite of chosen) {
    const reasons = await prove(suite).catch((error) => [error.stack])
    if (reasons.length) failed.push(`${suite}:`, ...reasons.map((reason) => `  ${reason}`))
  }
  if (failed.length)
    throw new Unable(`These suites do not hold, and their figures were left as they were.\n${failed.join('\n')}`)
})

/** Runs a suite and returns each failed test and each missed figure. Writes the figures where there is none. */
async function prove(suite) {
  say(`\n▸ ${suite}`)
  const folder = mkdtempSync(join(tmpdir(), 'dryrun-figures-'))
  const file = join(folder, 'figures.jsonl')
  const before = { date: new Date().toISOString().slice(0, 10), commit: commit(), where: where() }
  const counts = await runSuite([suite], { env: { ...lengths, DRYRUN_FIGURES: file } })
  const lines = existsSync(file) ? readFileSync(file, 'utf8') : ''
  rmSync(folder, { recursive: true, force: true })
  const run = { ...before, settings: inWords[suite] ?? '', counts }
  const figures = addUp(lines)
  const text = told(run, figures)
  say(`\n${text}`)
  const reasons = [...counts.failures, ...shortfalls(suite, figures)]
  for (const reason of reasons) say(reason)
  if (reasons.length === 0) writeFileSync(page, written(readFileSync(page, 'utf8'), suite, text))
  return reasons
}

/** The tested commit, and whether the tree had changes beside the page that a run writes. */
function commit() {
  const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()
  const isChanged = git('status', '--porcelain', '--', '.', ':!docs/guarantees.md') !== ''
  return `${git('rev-parse', '--short', 'HEAD')}${isChanged ? ' with changes' : ''}`
}

/** The load qualifies the measured times. */
function where() {
  const [load = 0] = loadavg()
  return `${availableParallelism()} processors under a load of ${load.toFixed(1)}`
}

import { parseArgs } from 'node:util'
import { runSuite } from './suite.mjs'
import { install, main, refuseOldNode, say, Unable } from './toolchain.mjs'

/**
 * `pnpm soak`: repeats seeded days and kills with new seeds until `--minutes` have passed or `--kills` servers were
 * killed on each database. Prints each seed before its run; rerun a failed one with the printed line and add its seed
 * to the test.
 */

const { values: asked } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: `${Math.floor(Date.now() / 1_000)}` },
  },
})
/** The work per seed. */
const killsAtOnce = 12
const daysAtOnce = 200

await main(async () => {
  refuseOldNode()
  const [minutes, kills, first] = [asked.minutes, asked.kills, asked.seed].map(Number)
  if (![minutes, kills, first].every((number) => number > 0))
    throw new Unable('--minutes, --kills and --seed are numbers.')
  await install()
  const end = performance.now() + minutes * 60_000
  let killed = 0
  for (let seed = first; performance.now() < end && killed < kills; seed += daysAtOnce) {
    await days(seed)
    const some = Math.min(killsAtOnce, kills - killed)
    await deaths(seed, some)
    killed += some
  }
  say(`Nothing was lost, doubled or seen otherwise; ${killed} servers were killed on each database.`)
})

const days = (seed) => once(['laws'], 'laws/fuzz.test.ts', { DRYRUN_SEED: `${seed}`, DRYRUN_DAYS: `${daysAtOnce}` })

const deaths = (seed, kills) =>
  once(['faults'], 'faults/kills.test.ts', { DRYRUN_SEED: `${seed}`, DRYRUN_KILLS: `${kills}` })

async function once(projects, file, env) {
  const line = `${Object.entries(env)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ')} vitest run --project ${projects[0]} ${file}`
  say(`\n▸ ${line}`)
  const { failed } = await runSuite(projects, { files: [file], env })
  if (failed > 0) throw new Unable(`It failed. Once more, in the folder test: ${line}`)
}

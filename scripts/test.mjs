import { join } from 'node:path'
import { findCaddy, findCertutil, findChromium, findNginx, findPostgres, findTurnServer } from './prerequisites.mjs'
import { runSuite } from './suite.mjs'
import { install, main, refuseOldNode, root, run, say } from './toolchain.mjs'

/**
 * `npm test`: runs every check to the end and prints the seconds of each part, each failure, and a total. `npm test --
 * --quick` leaves out what takes minutes: it runs short laws and one browser test.
 */
const isQuick = process.argv.includes('--quick')
const shortLaws = [
  'secrecy/secrecy',
  'secrecy/report-secrecy',
  'secrecy/eyes',
  'order',
  'durability',
  'rooms',
  'replay',
  'frame',
]

const total = { passed: 0, failed: 0, skipped: 0 }
const failures = []
const omissions = []
const parts = []

const program =
  (path, ...args) =>
  () =>
    run(process.execPath, [join(root, path), ...args])
const tsc = (name) => program('node_modules/typescript/bin/tsc', '-p', name)
const biome = (...args) => program('node_modules/@biomejs/biome/bin/biome', ...args)

await main(async () => {
  refuseOldNode()
  await check('install', install)
  if (total.failed === 0) await checkAll()
  say(`\n▸ seconds of each part\n${parts.join('\n')}`)
  for (const omission of omissions) say(`skipped: ${omission}`)
  for (const failure of failures) say(`failed: ${failure}`)
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
  say(`${total.passed} passed, ${total.failed} failed${skipped}`)
  process.exitCode = total.failed > 0 ? 1 : 0
})

async function checkAll() {
  await twoAtATime([
    ['types of test', tsc('test')],
    ['lint', biome('lint')],
    ...['client', 'server', 'shared'].map((name) => [`types of ${name}`, tsc(name)]),
    ['unused code', program('node_modules/knip/bin/knip.js')],
    [
      'code that tests alone use',
      program('node_modules/knip/bin/knip.js', '--production', '-c', 'knip.production.json'),
    ],
    ['format', biome('format')],
  ])
  if (isQuick) return quickly()
  await suite('rules, components, laws and documents', ['unit', 'components', 'laws', 'docs'])
  if (!process.env.TEST_DATABASE_URL && !findPostgres()) {
    omissions.push(
      'tests on PostgreSQL. Install it (Debian: apt-get install postgresql) or set TEST_DATABASE_URL to a server where databases may be made.',
    )
  }
  for (const [name, find, debian] of [
    ['nginx', findNginx, 'nginx'],
    ['caddy', findCaddy, 'caddy'],
    ['coturn', findTurnServer, 'coturn'],
    ['certutil', findCertutil, 'libnss3-tools'],
  ]) {
    if (!find()) omissions.push(`tests with ${name}. Install it (Debian: apt-get install ${debian}).`)
  }
  await suite('integration', ['integration'])
  await suite('faults of real processes', ['faults', 'hostile'])
  await browserSuite()
}

async function quickly() {
  await suite('rules, components and documents', ['unit', 'components', 'docs'])
  await suite(
    'short laws',
    ['laws'],
    shortLaws.map((name) => `laws/${name}.test.ts`),
  )
  await browserSuite(['e2e/room/restart.test.ts'])
  omissions.push('all other tests: npm test runs them')
}

async function browserSuite(files) {
  if (findChromium()) return suite('browser', ['e2e'], files)
  total.skipped += 1
  omissions.push('browser tests. Install Chromium (Debian: apt-get install chromium) or set CHROMIUM_PATH to one.')
}

/**
 * Static checks use one processor each. The longest come first.
 * @param {[name: string, part: () => Promise<void>][]} checks
 */
async function twoAtATime(checks) {
  const left = [...checks]
  const work = async () => {
    for (let next = left.shift(); next; next = left.shift()) await check(...next)
  }
  await Promise.all([work(), work()])
}

async function check(name, part) {
  say(`\n▸ ${name}`)
  const began = performance.now()
  try {
    await part()
    total.passed += 1
  } catch (error) {
    say(`${name}: ${error.message}`)
    total.failed += 1
    failures.push(name)
  }
  parts.push(`${name}: ${secondsSince(began)}`)
}

function secondsSince(/** @type {number} */ began) {
  return Math.round((performance.now() - began) / 1000)
}

async function suite(name, projects, files) {
  say(`\n▸ ${name}`)
  const began = performance.now()
  const { passed, failed, skipped, failures: named, slowest } = await runSuite(projects, { files })
  parts.push(`${name}: ${secondsSince(began)} (slowest files: ${slowest.join(', ')})`)
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
  failures.push(...named.map((each) => `${name}: ${each}`))
}

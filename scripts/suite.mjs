import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { root, run } from './toolchain.mjs'

/**
 * @typedef {{ passed: number, failed: number, skipped: number, failures: string[], slowest: string[] }} Tally
 * `failures` names each failed test and each file that did not run; `slowest` names the three slowest files.
 */

/**
 * Runs test projects to the end and counts their tests. A file that did not run counts as a failure. Without `files` it
 * runs all.
 * @param {string[]} projects
 * @param {{ files?: string[], env?: Record<string, string> }} [options]
 * @returns {Promise<Tally>}
 */
export async function runSuite(projects, { files = [], env = {} } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'dryrun-results-'))
  const results = join(folder, 'results.json')
  const chosen = projects.flatMap((project) => ['--project', project])
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
  const vitest = join(root, 'test/node_modules/vitest/vitest.mjs')
  const options = { cwd: join(root, 'test'), env: { CI: 'true', ...env } }
  const clean = await run(process.execPath, [vitest, 'run', ...chosen, ...files, ...reporters], options).then(
    () => true,
    () => false,
  )
  const report = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : {}
  rmSync(folder, { recursive: true, force: true })
  return tally(report, clean)
}

/**
 * Adds up a JSON report of Vitest. With `clean` false the run crashed and counts as failed, whatever its report says.
 * @returns {Tally}
 */
export function tally(report, clean) {
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0, testResults = [] } = report
  const failures = testResults.flatMap(failuresIn)
  if (!clean && failures.length === 0) failures.push('The run ended with an error outside of its tests.')
  return {
    passed: numPassedTests,
    failed: Math.max(numFailedTests, failures.length),
    skipped: numPendingTests + numTodoTests,
    failures,
    slowest: testResults
      .toSorted((a, b) => lengthOf(b) - lengthOf(a))
      .slice(0, 3)
      .map(inWords),
  }
}

/** The failed tests of a file; the file itself where it failed outside of its tests. */
function failuresIn({ name, status, assertionResults = [] }) {
  const failed = assertionResults.filter((test) => test.status === 'failed')
  if (status === 'failed' && failed.length === 0) return [`${shortName(name)} did not run to its end`]
  return failed.map(({ fullName }) => `${shortName(name)}: ${fullName}`)
}

const lengthOf = ({ startTime = 0, endTime = 0 }) => endTime - startTime
const inWords = (file) => `${shortName(file.name)} ${Math.round(lengthOf(file) / 1000)} s`
const shortName = (file) => relative(join(root, 'test'), file)

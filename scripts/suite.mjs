import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root, run } from './toolchain.mjs'

/**
 * Runs some of the test projects to their end, and counts their tests. A file that could not be run has no tests to count,
 * but is a failure all the same. `files` are all of them unless some are named.
 * @param {string[]} projects
 * @param {{ files?: string[], env?: Record<string, string> }} [options]
 * @returns {Promise<{ passed: number, failed: number, skipped: number }>}
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
  const counted = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : {}
  rmSync(folder, { recursive: true, force: true })
  return counts(counted, clean)
}

function counts({ numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 }, clean) {
  return {
    passed: numPassedTests,
    failed: clean ? numFailedTests : Math.max(1, numFailedTests),
    skipped: numPendingTests + numTodoTests,
  }
}

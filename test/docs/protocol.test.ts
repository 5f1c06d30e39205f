import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type RunningApp, startApp } from '../support/http/app.ts'

const root = join(import.meta.dirname, '../..')
let running: RunningApp
beforeAll(async () => {
  running = await startApp()
}, 60_000)
afterAll(() => running.stop())

it('[A1] the example of the protocol page holds a whole interview', async () => {
  const page = await readFile(join(root, 'docs/protocol.md'), 'utf8')
  const example = /```js\n(?<code>[\s\S]+?)```/.exec(page)?.groups?.code ?? ''
  const { printed, code } = await runModule(example, { DRYRUN: running.url })
  expect(code, printed).toBe(0)
  const result = JSON.parse(printed)
  // All dimensions at 3 except the deep dive at 4; the question's own criteria may add more 3s.
  expect(result).toMatchObject({ call: 3, queue: { x: 240, strokeColor: '#1971c2' } })
  expect(result.weighted).toBeGreaterThan(3)
})

/** Runs code as a module in this folder, so that imports resolve to this package's dependencies. */
function runModule(code: string, settings: Record<string, string>): Promise<{ printed: string; code: number | null }> {
  const child = spawn(process.execPath, ['--input-type=module', '-'], {
    cwd: join(root, 'test'),
    env: { ...process.env, ...settings },
  })
  let printed = ''
  child.stdout.on('data', (chunk) => (printed += chunk))
  child.stderr.on('data', (chunk) => (printed += chunk))
  child.stdin.end(code)
  return new Promise((resolve) => child.on('close', (exit) => resolve({ printed: printed.trim(), code: exit })))
}

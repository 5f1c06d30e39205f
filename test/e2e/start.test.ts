import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { copyEmbedded } from '../support/servers/embedded-copy.ts'
import { freePort } from '../support/servers/postgres-cluster.ts'
import { isRunning } from '../support/servers/server-process.ts'

/** The script behind `npm start`; expects dependencies and builds to exist. */
const program = join(import.meta.dirname, '../../scripts/start.mjs')

let dataDir: string
let launcher: ChildProcess
let printed = ''
/** The first address is this machine's; the test does not depend on its network. */
const settings = { HOST: '127.0.0.1', LAN_ADDRESSES: '192.168.1.5,adas-laptop.local' }

beforeEach(async () => {
  dataDir = copyEmbedded()
  printed = ''
  // From another directory, like `npm --prefix`.
  launcher = spawn(process.execPath, [program], {
    cwd: dataDir,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      PORT: `${await freePort()}`,
      DATA_DIR: dataDir,
      ...settings,
    },
  })
  for (const stream of [launcher.stdout, launcher.stderr]) stream?.on('data', (chunk) => (printed += chunk))
  await expect.poll(() => printed, { timeout: 60_000 }).toContain('Dryrun is ready: http://localhost:')
})
afterEach(() => {
  launcher.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

it('[RE8] the start prints every address under which others can open the app', () => {
  const port = /localhost:(\d+)/.exec(printed)?.[1]
  for (const host of ['192.168.1.5', 'adas-laptop.local']) expect(printed).toContain(`http://${host}:${port}\n`)
})

const database = (): number => JSON.parse(readFileSync(join(dataDir, 'database.lock'), 'utf8')).pid
const exit = () => new Promise((resolve) => launcher.once('exit', resolve))

/** The server exits with 0 only if everything stops within its eight seconds. */
it('[Q10] a start with nothing changed builds nothing, and an interrupt ends all of it in good order', async () => {
  expect(printed).not.toContain('Building')
  const pid = database()
  const exited = exit()
  launcher.kill('SIGINT')
  expect(await exited).toBe(0)
  expect(isRunning(pid)).toBe(false)
})

it('[Q8] when the launcher is killed, the server and its database end too', async () => {
  const pid = database()
  const exited = exit()
  launcher.kill('SIGKILL')
  await exited
  await expect.poll(() => isRunning(pid), { timeout: 8_000 }).toBe(false)
})

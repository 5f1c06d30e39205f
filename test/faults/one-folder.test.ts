import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { copyEmbedded } from '../support/servers/embedded-copy.ts'
import { isRunning, NotStarted, startServer } from '../support/servers/server-process.ts'

let folder: string
let lockFile: string
const others: ChildProcess[] = []
beforeEach(() => {
  folder = copyEmbedded()
  lockFile = join(folder, 'database.lock')
})
afterEach(() => {
  for (const other of others.splice(0)) other.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

const start = () => startServer({ DATA_DIR: folder })
const owner = (): { pid: number } => JSON.parse(readFileSync(lockFile, 'utf8'))
const greet = async (url: string) => {
  const headers = { 'content-type': 'application/json' }
  return (await fetch(`${url}/api/me`, { method: 'POST', headers, body: '{"name":"Ada"}' })).status
}

it('[KF6] of two servers on one folder the second is refused with a sentence, and the first goes on', async () => {
  const first = await start()
  const second = await start().catch((error: unknown) => error)
  expect(second).toBeInstanceOf(NotStarted)
  expect(`${second}`).toMatch(
    /: The data folder is in use by another Dryrun \(process \d+\)\. Stop that one, or give this one a folder of its own with DATA_DIR\. The lock is .+\.\n\n\(exit 1\)$/,
  )
  expect(await greet(first.url)).toBe(200)
  await first.kill('SIGTERM')
})

it('[KF6] when the first is killed, the next waits for its database to let go, and starts', async () => {
  const first = await start()
  const database = owner().pid
  void first.kill('SIGKILL')
  const next = await start()
  expect(isRunning(database)).toBe(false)
  expect(await greet(next.url)).toBe(200)
  await next.kill('SIGTERM')
})

it('[KF6] a lock whose owner was killed is taken over, though its number lives again', async () => {
  const first = await start()
  const dead = owner()
  process.kill(first.pid, 'SIGKILL')
  process.kill(dead.pid, 'SIGKILL')
  await first.ended
  const stranger = spawn(process.execPath, ['-e', 'setInterval(() => {}, 60000)'], { stdio: 'ignore' })
  others.push(stranger)
  writeFileSync(lockFile, JSON.stringify({ ...dead, pid: stranger.pid }))
  const next = await start()
  expect(await greet(next.url)).toBe(200)
  await next.kill('SIGTERM')
})

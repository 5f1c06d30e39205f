import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import { freePort } from '../servers/postgres-cluster.ts'

const deploy = join(import.meta.dirname, '../../../deploy')

export type TurnServer = Readonly<{ urls: string; secret: string; printed(): string; stop(): Promise<void> }>

/**
 * Starts coturn on the shipped configuration with this test's ports, on loopback only. With `reachesLoopback` its users
 * may also send to loopback addresses, which stand for the internet in a test of two browsers.
 */
export async function startTurnServer({ reachesLoopback }: { reachesLoopback: boolean }): Promise<TurnServer> {
  const folder = mkdtempSync(join(tmpdir(), 'dryrun-turn-'))
  const secret = 'a-secret-of-this-test'
  const port = await freePort()
  const loopback = ['listening-ip=127.0.0.1', 'relay-ip=127.0.0.1', `userdb=${folder}/turndb`, `pidfile=${folder}/pid`]
  const config = readFileSync(join(deploy, 'turnserver.conf'), 'utf8')
    .replace('listening-port=3478', `listening-port=${port}`)
    .replace(/^denied-peer-ip=127.*$/m, reachesLoopback ? 'allow-loopback-peers' : '$&')
  writeFileSync(join(folder, 'turnserver.conf'), [config, ...loopback, 'verbose'].join('\n'))
  const env = { PATH: process.env.PATH, TMPDIR: folder, TURN_SECRET: secret }
  const child = spawn('sh', [join(deploy, 'turn.sh'), join(folder, 'turnserver.conf')], {
    cwd: folder,
    env,
    stdio: 'pipe',
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (printed += chunk))
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  await vi.waitUntil(() => isListening(child, printed, port), { timeout: 20_000 })
  return {
    urls: `turn:127.0.0.1:${port}?transport=udp`,
    secret,
    printed: () => printed,
    async stop() {
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function isListening(child: ChildProcess, printed: string, port: number): boolean {
  if (child.exitCode !== null) throw new Error(`coturn ended:\n${printed}`)
  return new RegExp(`UDP listener opened on: 127\\.0\\.0\\.1:${port}`).test(printed)
}

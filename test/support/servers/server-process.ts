import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { onePack } from './one-pack.ts'
import { signalTree } from './process-tree.ts'

const root = join(import.meta.dirname, '../../..')

export type ServerProcess = {
  /** Without a trailing slash. */
  url: string
  pid: number
  printed(): string
  /** Resolves with the exit code, or null after a signal, once all output has been read. */
  ended: Promise<number | null>
  /** Sends the signal and resolves with the exit code, or null when the signal ended it. */
  kill(signal: NodeJS.Signals): Promise<number | null>
  wipeOut(): Promise<unknown>
}

export class NotStarted extends Error {}

/**
 * Starts the built server as its own process, with one pack and with `settings` over a minimal environment. With
 * modules to `preload` it runs from source. Rejects with `NotStarted` when the server ends before it is ready.
 */
export async function startServer(
  settings: Record<string, string>,
  { preload = [] as readonly string[] } = {},
): Promise<ServerProcess> {
  const loaders = [createRequire(import.meta.url).resolve('tsx'), ...preload].flatMap((path) => ['--import', path])
  const source = [...loaders, join(root, 'server/src/main.ts')]
  const { PATH } = process.env
  const child = spawn(process.execPath, preload.length ? source : [join(root, 'server/dist/main.js')], {
    cwd: root,
    env: { PATH, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'warn', PACKS_DIR: onePack(), ...settings },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (printed += chunk))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const url = await readiness(child, () => printed)
  return {
    url,
    pid: child.pid ?? 0,
    printed: () => printed,
    ended,
    kill: (signal) => end(child, () => child.kill(signal)),
    wipeOut: () => end(child, () => signalTree(child.pid ?? 0, 'SIGKILL')),
  }
}

function readiness(child: ChildProcess, printed: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('message', (message: { ready: string }) => resolve(message.ready.replace('localhost', '127.0.0.1')))
    child.once('close', (code) => reject(new NotStarted(`${printed()}\n(exit ${code})`)))
  })
}

function end(child: ChildProcess, strike: () => void): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  strike()
  return ended
}

/** Whether the process exists and is no zombie. */
export const isRunning = (pid: number) => existsSync(`/proc/${pid}/exe`)

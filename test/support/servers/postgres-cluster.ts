import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { findPostgres, postgresUser } from '../../../scripts/prerequisites.mjs'
import { signalTree, treeOf } from './process-tree.ts'
import { isRunning } from './server-process.ts'

type Options = {
  /** Tests need no durable disk. */
  fsync?: boolean
  within?: string
  settings?: Readonly<Record<string, string | number>>
}

/**
 * Starts a PostgreSQL from this machine's programs in a temporary folder, on a free port. Undefined where none is
 * installed.
 */
export async function startCluster({
  fsync = false,
  within = tmpdir(),
  settings = {},
}: Options = {}): Promise<Cluster | undefined> {
  const programs = findPostgres()
  if (!programs) return undefined
  const user = postgresUser()
  const folder = mkdtempSync(join(within, 'dryrun-postgres-'))
  if (user) chownSync(folder, user.uid, user.gid)
  const quiet = { ...user, cwd: folder, stdio: 'ignore' as const }
  execFileSync(
    join(programs, 'initdb'),
    ['-D', join(folder, 'data'), '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    quiet,
  )
  const unsafe = fsync ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }
  const cluster = new Cluster(programs, folder, {
    ...{ port: await freePort(), listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: 200 },
    ...unsafe,
    ...settings,
  })
  await cluster.start()
  return cluster
}

/** Can be stopped, killed, frozen, and restarted on the same folder and port. */
export class Cluster {
  readonly url: string
  readonly #programs: string
  readonly #folder: string
  readonly #settings: Readonly<Record<string, string | number>>
  #server: ChildProcess | undefined

  constructor(programs: string, folder: string, settings: Readonly<Record<string, string | number>>) {
    this.url = `postgres://postgres@127.0.0.1:${settings.port}/postgres`
    this.#programs = programs
    this.#folder = folder
    this.#settings = settings
  }

  /** Resolves when it accepts connections; does nothing where it runs. */
  async start(): Promise<void> {
    if (this.#server && !hasEnded(this.#server)) return untilReady(this.url, this.#server)
    const flags = Object.entries(this.#settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    this.#server = spawn(join(this.#programs, 'postgres'), ['-D', join(this.#folder, 'data'), ...flags], {
      ...postgresUser(),
      cwd: this.#folder,
      stdio: 'ignore',
    })
    await untilReady(this.url, this.#server)
  }

  /** Immediate shutdown: cuts every connection, and the next start recovers. */
  halt(): Promise<void> {
    return this.#end((pid) => process.kill(pid, 'SIGQUIT'))
  }

  kill(): Promise<void> {
    return this.#end((pid) => signalTree(pid, 'SIGKILL'))
  }

  /** Stops all processes by SIGSTOP: connections stay, and none answers. */
  freeze(): void {
    this.#signal('SIGSTOP')
  }

  thaw(): void {
    this.#signal('SIGCONT')
  }

  /** Ends it for good. SIGINT is PostgreSQL's fast shutdown, which does not wait for clients. */
  async stop(): Promise<void> {
    this.thaw()
    await this.#end((pid) => process.kill(pid, 'SIGINT'))
    rmSync(this.#folder, { recursive: true, force: true })
  }

  /** Checks that it runs, since the system reuses pids. */
  #signal(signal: NodeJS.Signals): void {
    const server = this.#server
    if (server?.pid && !hasEnded(server)) signalTree(server.pid, signal)
  }

  async #end(strike: (pid: number) => void): Promise<void> {
    const server = this.#server
    if (!server?.pid || hasEnded(server)) return
    const all = treeOf(server.pid)
    const ended = new Promise((resolve) => server.once('exit', resolve))
    strike(server.pid)
    await ended
    // The next start would find the shared memory of dying processes.
    while (all.some(isRunning)) await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null

export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  while (!hasEnded(server)) {
    const client = new pg.Client(url)
    try {
      await client.connect()
      return await client.end()
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  throw new Error(`PostgreSQL did not start (${server.exitCode})`)
}

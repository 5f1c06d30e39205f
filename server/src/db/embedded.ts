import { type ChildProcess, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import type { Logger } from 'pino'
import { paths } from '../paths.ts'
import type { ChildMessage, Listening } from './embedded-process.ts'
import { type SocketPlace, socketPlaces } from './socket-places.ts'

export type Embedded = {
  connection: { host: string; port: number; user: string; database: string }
  /** Kills a process that does not answer; the exit handler starts it again. */
  restart(): void
  close(): Promise<void>
}

/** The embedded database could not start; the message is for the operator. */
export class EmbeddedFault extends Error {}

const closeMs = 6_000
const pauseBeforeRestartMs = 500
/** Longer after a failed start, because a full disk may take time to clear. */
const pauseBeforeRetryMs = 2_000
/** Bound of a restart. The first start has none, because the operator watches it. */
const restartMs = 60_000

/**
 * Starts the embedded database in its own process, because its statements would block the event loop; the process ends
 * with ours and restarts at the same address if it exits. Rejects with `EmbeddedFault`, or with the socket's error when
 * no address works.
 */
export async function startEmbedded(dataDir: string, log: Logger): Promise<Embedded> {
  let closing = false
  let { child, listening } = await firstThatListens(dataDir, socketPlaces(dataDir))
  watch()

  function watch() {
    child.once('exit', (code, signal) => {
      if (closing) return
      log.error({ code, signal }, 'the embedded database ended; starting it again')
      setTimeout(restart, pauseBeforeRestartMs)
    })
  }

  function restart() {
    if (closing) return
    start(dataDir, listening.place, restartMs).then(
      (started) => {
        if (closing) return void end(started.child)
        child = started.child
        watch()
        log.info('the embedded database runs again')
      },
      (error: unknown) => {
        log.error({ err: error }, 'the embedded database did not start again; trying once more')
        setTimeout(restart, pauseBeforeRetryMs)
      },
    )
  }

  return {
    connection: { host: listening.host, port: listening.port, user: 'postgres', database: 'postgres' },
    restart() {
      if (hasEnded(child)) return
      log.error('the embedded database does not answer; ending it')
      child.kill('SIGKILL')
    },
    async close() {
      closing = true
      await end(child)
    },
  }
}

type Started = { child: ChildProcess; listening: Listening }

async function firstThatListens(dataDir: string, places: (() => SocketPlace)[]): Promise<Started> {
  const [place, ...others] = places
  if (!place) throw new EmbeddedFault('The embedded database found no place to listen at.')
  try {
    return await start(dataDir, place())
  } catch (error) {
    if (error instanceof EmbeddedFault || others.length === 0) throw error
    return await firstThatListens(dataDir, others)
  }
}

/**
 * Resolves once the process accepts connections. Rejects with `EmbeddedFault` when another address would not help;
 * kills the process after `longestMs`.
 */
function start(dataDir: string, place: SocketPlace, longestMs?: number): Promise<Started> {
  const child = fork(paths.embeddedProcess, [JSON.stringify({ dataDir, place })], {
    execArgv: paths.embeddedProcess.endsWith('.ts') ? ['--import', typescriptLoader()] : [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const impatience = longestMs && setTimeout(() => child.kill('SIGKILL'), longestMs)
  const started = new Promise<Started>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new EmbeddedFault(`The embedded database ended at its start (${code}).`)))
    child.once('message', (message: ChildMessage) => {
      child.removeAllListeners('exit')
      if ('listening' in message) return resolve({ child, listening: message.listening })
      child.disconnect()
      reject('refused' in message ? new EmbeddedFault(message.refused) : new Error(message.notListening))
    })
  })
  return started.finally(() => clearTimeout(impatience))
}

const typescriptLoader = () => pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null

async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  if (child.connected) child.disconnect()
  const impatience = setTimeout(() => child.kill('SIGKILL'), closeMs)
  await ended
  clearTimeout(impatience)
}

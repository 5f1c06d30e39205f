import { type ChildProcess, fork } from 'node:child_process'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import type { Logger } from 'pino'
import { paths } from '../paths.ts'
import type { ChildMessage, Listening } from './embedded-process.ts'
import { type SocketPlace, socketPlaces } from './socket-places.ts'

export type Embedded = {
  connection: { host: string; port: number; user: string; database: string }
  /** Ends its process, if it runs, and so has it started anew: for one that no longer answers. */
  restart(): void
  close(): Promise<void>
}

/** Why the embedded database could not start, as a sentence for the person who starts the server. */
export class EmbeddedFault extends Error {}

const closeMs = 6_000
const pauseBeforeRestartMs = 500
/** The same when it did not start: the disk may be full, and nobody can say for how long. */
const pauseBeforeRetryMs = 2_000
/** Longest that it may take to start again. The first start takes as long as it takes: somebody looks on. */
const restartMs = 60_000

/**
 * Starts the embedded database in a process of its own: in ours, each of its statements would hold up every room.
 * It ends with us, however we end, because it watches the channel between us; and should it end first, it is started
 * again at the same address, where the pool finds it.
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
 * Resolves once it takes connections; rejects with an `EmbeddedFault` where another place would not help. One that takes
 * longer than `longestMs` is ended.
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

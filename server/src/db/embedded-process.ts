import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { FolderTaken, lockFolder } from './folder-lock.ts'
import { type SocketPlace, socketName } from './socket-places.ts'
import { wholeBatches } from './whole-batches.ts'

/** The program of the embedded database, forked by `embedded.ts`; ends when its parent does. */

export type Listening = { place: SocketPlace; host: string; port: number }
export type ChildMessage = { listening: Listening } | { refused: string } | { notListening: string }

const closeMs = 5_000

/** One for the server; the rest for its old connection before it is closed, and for `psql`. */
const connections = 8

class NotListening extends Error {}

let close = async () => {}

// Ctrl-C signals the whole process group, but the server must first finish its commits and then disconnects.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
process.once('disconnect', end)
// The parent may have ended before the `disconnect` listener existed.
if (!process.connected) end()

function end(): void {
  setTimeout(() => process.exit(1), closeMs).unref()
  close().then(
    () => process.exit(0),
    () => process.exit(1),
  )
}

const { dataDir, place } = JSON.parse(process.argv[2] ?? '{}') as { dataDir: string; place: SocketPlace }
tell(await run().catch(refusalOf))

async function run(): Promise<ChildMessage> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const unlock = await lockFolder(join(dataDir, 'database.lock'))
  close = async () => unlock()
  const database = await openFolder(join(dataDir, 'database'))
  const server = new PGLiteSocketServer({
    db: wholeBatches(database, giveUp),
    maxConnections: connections,
    ...('folder' in place ? { path: socketIn(place.folder) } : { host: '127.0.0.1', port: place.loopbackPort }),
  })
  close = async () => {
    await server.stop()
    await database.close()
    unlock()
  }
  await server.start().catch((error: Error) => {
    throw new NotListening(error.message)
  })
  return { listening: listeningAt(server) }
}

/**
 * The mark is set after the setup is complete and before any data is stored. A folder without it is an interrupted
 * first start and is deleted.
 */
async function openFolder(folder: string): Promise<PGlite> {
  const mark = join(folder, 'dryrun-ready')
  if (!existsSync(mark)) rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const database = await PGlite.create({ dataDir: folder })
  if (!existsSync(mark)) writeFileSync(mark, '')
  return database
}

/** We hold the lock, so the socket's former owner is dead. */
function socketIn(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, socketName)
  rmSync(path, { force: true })
  return path
}

function listeningAt(server: PGLiteSocketServer): Listening {
  if ('folder' in place) return { place, host: place.folder, port: 5432 }
  const port = Number(server.getServerConn().split(':').at(-1))
  return { place: { loopbackPort: port }, host: '127.0.0.1', port }
}

function refusalOf(error: unknown): ChildMessage {
  if (error instanceof FolderTaken) return { refused: error.message }
  if (error instanceof NotListening) return { notListening: error.message }
  if (error instanceof Error && 'code' in error && error.code === 'ENOSPC')
    return {
      refused: `The disk of the data folder ${dataDir} is full. Make room on it, or choose another with DATA_DIR.`,
    }
  throw error
}

function tell(message: ChildMessage): void {
  if (process.connected) process.send?.(message)
}

/** After an engine fault no answer is reliable; the restarted process recovers from disk. */
function giveUp(error: unknown): void {
  process.stderr.write(`The embedded database failed: ${error instanceof Error ? error.stack : error}\n`)
  process.exit(1)
}

import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { FolderTaken, lockFolder } from './folder-lock.ts'
import { type SocketPlace, socketName } from './socket-places.ts'
import { wholeBatches } from './whole-batches.ts'

/** The embedded database's own program: started by `embedded.ts`, and gone when that process is. */

export type Listening = { place: SocketPlace; host: string; port: number }
export type ChildMessage = { listening: Listening } | { refused: string } | { notListening: string }

const closeMs = 5_000

/** One for the server; the rest for its old connection not yet gone, and for someone who looks in with psql. */
const connections = 8

class NotListening extends Error {}

let close = async () => {}

// Ctrl-C reaches every process of the terminal. The server has commits to finish first, and then lets go of us.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
process.once('disconnect', end)
// It may have gone while this program was still being loaded, when nobody was listening yet.
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
 * A folder is only good once it has been set up to the end; the mark says so, and is set before anything is stored.
 * One without it is the rest of a first start that was cut short, and is made anew.
 */
async function openFolder(folder: string): Promise<PGlite> {
  const mark = join(folder, 'dryrun-ready')
  if (!existsSync(mark)) rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const database = await PGlite.create({ dataDir: folder })
  if (!existsSync(mark)) writeFileSync(mark, '')
  return database
}

/** Whoever held this folder's socket before is dead: we hold the lock. */
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

/** After a fault of its engine nothing it says can be trusted; started again, it recovers from what is on the disk. */
function giveUp(error: unknown): void {
  process.stderr.write(`The embedded database failed: ${error instanceof Error ? error.stack : error}\n`)
  process.exit(1)
}

import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Folder of a Unix socket, or a loopback port (0 means any free port). */
export type SocketPlace = { folder: string } | { loopbackPort: number }

/**
 * The file name that the driver expects for port 5432 in a socket folder. Source: PostgreSQL,
 * `unix_socket_directories`.
 */
export const socketName = '.s.PGSQL.5432'

/** `sun_path` holds 108 bytes on Linux and 104 on macOS, with the final zero. */
const longestPath = 103

/**
 * Returns the socket places to try, best first: the data folder, then a temporary folder if the path is too long or the
 * file system has no sockets. Other users of the machine can reach only the loopback port, which Windows needs.
 */
export function socketPlaces(dataDir: string, platform: NodeJS.Platform = process.platform): (() => SocketPlace)[] {
  if (platform === 'win32') return [() => ({ loopbackPort: 0 })]
  const beside = join(dataDir, 'socket')
  const fits = Buffer.byteLength(join(beside, socketName)) <= longestPath
  const temporary = () => ({ folder: temporaryFolder(dataDir) })
  return fits ? [() => ({ folder: beside }), temporary] : [temporary]
}

/** A fixed name per data folder, so that restarts reuse it, unless another user owns it. */
function temporaryFolder(dataDir: string): string {
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  const folder = join(tmpdir(), `dryrun-${process.getuid?.()}-${name}`)
  return isOurs(folder) ? folder : mkdtempSync(join(tmpdir(), 'dryrun-'))
}

function isOurs(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch {
    return false
  }
  const found = lstatSync(folder)
  return found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o077) === 0
}

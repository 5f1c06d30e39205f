import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder for a Unix socket, or a port on the loopback (0: any free one). */
export type SocketPlace = { folder: string } | { loopbackPort: number }

/** PostgreSQL's name for the socket of port 5432, which is where the driver looks in a folder. */
export const socketName = '.s.PGSQL.5432'

/** The kernel keeps a socket's path in 108 bytes, 104 on macOS, the last of them zero. */
const longestPath = 103

/**
 * Where the embedded database may listen, best first: beside its data; where that path is too long or the file system
 * has no sockets, in a folder of ours among the temporary files. Both are closed to other users of the machine. Only
 * Windows has neither, and gets a loopback port, which its other users can reach.
 */
export function socketPlaces(dataDir: string, platform: NodeJS.Platform = process.platform): (() => SocketPlace)[] {
  if (platform === 'win32') return [() => ({ loopbackPort: 0 })]
  const beside = join(dataDir, 'socket')
  const fits = Buffer.byteLength(join(beside, socketName)) <= longestPath
  const temporary = () => ({ folder: temporaryFolder(dataDir) })
  return fits ? [() => ({ folder: beside }), temporary] : [temporary]
}

/** Named after the data folder, so that starting often leaves one folder behind; unless somebody else holds the name. */
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

import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A small in-memory disk that can be filled completely. */
export class SmallDisk {
  readonly folder: string

  /** Undefined where this user may not mount. */
  static ofMegabytes(size: number): SmallDisk | undefined {
    const folder = mkdtempSync(join(tmpdir(), 'dryrun-disk-'))
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}m,mode=0777`, 'none', folder], { stdio: 'ignore' })
      return new SmallDisk(folder)
    } catch {
      rmSync(folder, { recursive: true, force: true })
      return undefined
    }
  }

  private constructor(folder: string) {
    this.folder = folder
  }

  fill(): void {
    const file = openSync(this.#filler, 'w')
    for (const size of [1024 * 1024, 4096]) writeUntilFull(file, Buffer.alloc(size, 'x'))
    closeSync(file)
  }

  free(): void {
    rmSync(this.#filler, { force: true })
  }

  /** All files on it must be closed. */
  remove(): void {
    execFileSync('umount', [this.folder])
    rmSync(this.folder, { recursive: true, force: true })
  }

  get #filler(): string {
    return join(this.folder, 'filler')
  }
}

function writeUntilFull(file: number, block: Buffer): void {
  try {
    for (;;) writeSync(file, block)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
}

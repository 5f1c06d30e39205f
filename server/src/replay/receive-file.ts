import { randomUUID } from 'node:crypto'
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { Problem } from '../errors.ts'

export class UploadFolder {
  #path: Promise<string> | undefined

  /**
   * Streams a body to a file, calls `use` with its path, and removes the file. Refuses with `tooLarge` a body above
   * `mostBytes` without reading the rest.
   */
  async holding<T>(body: Readable, mostBytes: number, use: (path: string) => Promise<T>): Promise<T> {
    this.#path ??= mkdtemp(join(tmpdir(), 'dryrun-uploads-'))
    const path = join(await this.#path, randomUUID())
    try {
      await written(body, path, mostBytes)
      return await use(path)
    } finally {
      await rm(path, { force: true })
    }
  }

  async remove(): Promise<void> {
    const path = await this.#path
    if (path) await rm(path, { recursive: true, force: true })
  }
}

async function written(body: Readable, path: string, mostBytes: number): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await copied(body, file, mostBytes)
  } finally {
    await file.close()
  }
}

async function copied(body: Readable, file: FileHandle, mostBytes: number): Promise<void> {
  let bytes = 0
  // The stream must stay open, since the response uses the same connection.
  for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > mostBytes) throw new Problem('tooLarge')
    await file.appendFile(chunk)
  }
}

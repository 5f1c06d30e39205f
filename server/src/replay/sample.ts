import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { paths } from '../paths.ts'

let sample: Promise<Buffer | undefined> | undefined

/** The recording that comes with the server, compressed; read once. Nothing where it was left out. */
export function sampleRecording(): Promise<Buffer | undefined> {
  sample ??= readFile(paths.sample).then(promisify(gzip), () => undefined)
  return sample
}

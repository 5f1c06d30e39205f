import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { paths } from '../paths.ts'

let sample: Promise<Buffer | undefined> | undefined

/** The built-in sample recording, gzipped and read once. Undefined where the file is missing. */
export function sampleRecording(): Promise<Buffer | undefined> {
  sample ??= readFile(paths.sample).then(promisify(gzip), () => undefined)
  return sample
}

import { gzipSync } from 'node:zlib'
import type { RecordingFile } from '@dryrun/shared/replay/recording.ts'
import { readRecording } from '@dryrun/shared/replay/recording-file.ts'
import { imageTypeOf } from '../interviews/image-type.ts'

/** What is to be checked, and the most pictures and bytes of each. */
export type Unchecked = Readonly<{ bytes: Uint8Array; images: number; imageBytes: number }>
/** Fit for the shelf, compressed; or a sentence about the first thing that is wrong. */
export type Checked = { title: string; content: Uint8Array } | { fault: string }

/**
 * A process of its own: a large file takes seconds to read, and in ours no room would hear anything meanwhile. It ends
 * with its one answer, and with whoever asked.
 */
process.once('message', (unchecked: Unchecked) => {
  process.send?.(check(unchecked), () => process.exit(0))
})
process.once('disconnect', () => process.exit(0))

function check({ bytes, ...limits }: Unchecked): Checked {
  const read = readRecording(jsonIn(bytes))
  if ('fault' in read) return read
  const { file } = read
  const fault = faultInImages(file.images, limits)
  if (fault) return { fault }
  const title = file.tracks[0]?.head.interview.title ?? ''
  return { title, content: gzipSync(JSON.stringify(file)) }
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

function faultInImages(images: RecordingFile['images'], most: Omit<Unchecked, 'bytes'>): string | undefined {
  if (images.length > most.images) return `A recording holds at most ${most.images} pictures.`
  for (const [nth, { base64, type }] of images.entries()) {
    const bytes = Buffer.from(base64, 'base64')
    if (bytes.length > most.imageBytes) return `images.${nth}: the picture is too large`
    if (imageTypeOf(bytes) !== type) return `images.${nth}: the picture is not what it says`
  }
  return undefined
}

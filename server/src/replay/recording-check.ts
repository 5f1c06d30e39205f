import { readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { RecordingFile } from '@dryrun/shared/replay/recording.ts'
import { imageTypeOf } from '../interviews/model/image-type.ts'
import { readRecording } from './model/recording-file.ts'

/** `images` and `imageBytes` are limits. */
export type RecordingUpload = Readonly<{ path: string; images: number; imageBytes: number }>
export type PackedFile = Readonly<{ packed: string }>
/** The title, with the compressed file written to `packed`; or a sentence about the first fault. */
export type RecordingVerdict = { title: string } | { fault: string }

/**
 * Runs in a child process: a large file takes seconds to parse and would block every room meanwhile. Answers once; it
 * exits with its parent.
 */
process.once('message', (upload: RecordingUpload & PackedFile) => {
  process.send?.(check(upload))
})
process.once('disconnect', () => process.exit(0))

function check({ path, packed, ...limits }: RecordingUpload & PackedFile): RecordingVerdict {
  const read = readRecording(jsonIn(readFileSync(path)))
  if ('fault' in read) return read
  const { file } = read
  const fault = faultInImages(file.images, limits)
  if (fault) return { fault }
  const title = file.tracks[0]?.head.interview.title ?? ''
  writeFileSync(packed, gzipSync(JSON.stringify(file)), { mode: 0o600 })
  return { title }
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

function faultInImages(images: RecordingFile['images'], most: Omit<RecordingUpload, 'path'>): string | undefined {
  if (images.length > most.images) return `A recording holds at most ${most.images} pictures.`
  for (const [nth, { base64, type }] of images.entries()) {
    const bytes = Buffer.from(base64, 'base64')
    if (bytes.length > most.imageBytes) return `images.${nth}: the picture is too large`
    if (imageTypeOf(bytes) !== type) return `images.${nth}: the picture is not what it says`
  }
  return undefined
}

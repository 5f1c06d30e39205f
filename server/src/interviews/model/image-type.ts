import type { ImageType } from '@dryrun/shared/replay/recording.ts'

const startsWith = (bytes: Buffer, text: string, from = 0) =>
  bytes.subarray(from, from + text.length).equals(Buffer.from(text, 'latin1'))

/**
 * The image type by magic bytes, whatever the declared type. Undefined for all others, SVG above all, since an SVG can
 * carry scripts.
 */
export function imageTypeOf(bytes: Buffer): ImageType | undefined {
  if (startsWith(bytes, '\x89PNG\r\n\x1a\n')) return 'image/png'
  if (startsWith(bytes, '\xff\xd8\xff')) return 'image/jpeg'
  if (startsWith(bytes, 'RIFF') && startsWith(bytes, 'WEBP', 8)) return 'image/webp'
  if (startsWith(bytes, 'GIF87a') || startsWith(bytes, 'GIF89a')) return 'image/gif'
  return undefined
}

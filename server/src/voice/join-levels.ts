const LEVEL_MS = 100
/** A chunk fills at most this much time, so that a lost chunk before it stays silent. */
const CHUNK_LEVELS = 60

type ChunkLevels = Readonly<{ endMs: number; levels: Buffer }>

/**
 * Joins the loudness of the chunks of a take to a byte per 100 ms of its media time, at most 12 s for each chunk. A chunk
 * fills its own time, though a page in the background measures less often; a time without a chunk is 0. Returns nothing
 * when no chunk has levels.
 */
export function joinLevels(chunks: readonly ChunkLevels[]): Buffer {
  if (chunks.every(({ levels }) => !levels.length)) return Buffer.alloc(0)
  const ends = chunks.map(({ endMs }) => Math.ceil(endMs / LEVEL_MS))
  const joined = Buffer.alloc(Math.min(Math.max(...ends), chunks.length * CHUNK_LEVELS * 2))
  for (const [index, { levels }] of chunks.entries()) {
    const end = ends[index] ?? 0
    const from = Math.max(ends[index - 1] ?? 0, end - CHUNK_LEVELS)
    for (let at = from; at < end; at++)
      joined[at] = levels[Math.floor(((at - from) / (end - from)) * levels.length)] ?? 0
  }
  return joined
}

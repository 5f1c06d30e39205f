import { ElementId } from '@dryrun/shared/interview/element.ts'

const LONGEST = 60
const HASH_LETTERS = 8

export const isOwnId = (id: unknown): id is string => ElementId.safeParse(id).success

/**
 * Maps a foreign element, group or frame id to a valid board id. Deterministic, so that references stay intact; returns
 * undefined for anything but a non-empty string.
 */
export function ownId(id: unknown): string | undefined {
  if (isOwnId(id)) return id
  if (typeof id !== 'string' || !id) return undefined
  const letters = id.replace(/[^A-Za-z0-9_-]/g, '_').slice(0, LONGEST - HASH_LETTERS - 1)
  return `${letters}-${hashOf(id)}`
}

/** 32-bit FNV-1a hash. Source: Fowler, Noll and Vo. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(16).padStart(HASH_LETTERS, '0')
}

import { ElementId } from '@dryrun/shared/interview/element.ts'

const LONGEST = 60
const HASH_LETTERS = 8

export const isOwnId = (id: unknown): id is string => ElementId.safeParse(id).success

/**
 * The id under which the board knows an element, group or frame that came with an id of another program. The same id
 * always gives the same one, so references stay whole. Nothing for what is no id.
 */
export function ownId(id: unknown): string | undefined {
  if (isOwnId(id)) return id
  if (typeof id !== 'string' || !id) return undefined
  const letters = id.replace(/[^A-Za-z0-9_-]/g, '_').slice(0, LONGEST - HASH_LETTERS - 1)
  return `${letters}-${hashOf(id)}`
}

/** 32 bits of FNV-1a. Source: Fowler, Noll and Vo. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(16).padStart(HASH_LETTERS, '0')
}

import type { Patch } from '@dryrun/shared/interview/element.ts'
import type { Frame } from '@dryrun/shared/interview/frame.ts'
import type { NumberList } from '@dryrun/shared/interview/number-list.ts'
import { flatShape } from '@dryrun/shared/interview/shape.ts'

/** Characters per piece; a piece may exceed it by one element without its points. */
export const PIECE_LENGTH = 64 * 1024
/** Numbers per piece of a list, each at most 24 characters long. */
const NUMBERS = 1_000

/**
 * Yields the JSON of a frame in pieces and returns the last one. A board of 8 MiB makes 13 MB of text, which in one
 * piece would block the event loop for half a second.
 */
export function* frameText(frame: Frame): Generator<string, string> {
  const { board, ...rest } = frame
  if (!board) return JSON.stringify(frame)
  const { patches, ...place } = board
  let text = JSON.stringify({ ...rest, board: { ...place, patches: [] } }).slice(0, -']}}'.length)
  for (const part of boardText(patches)) {
    text += part
    if (text.length < PIECE_LENGTH) continue
    yield text
    text = ''
  }
  return `${text}]}}`
}

function* boardText(patches: readonly Patch[]): Generator<string> {
  for (const [n, patch] of patches.entries()) {
    if (n) yield ','
    yield* patchText(patch)
  }
}

/** Writes an element from its flat lists, because building pairs of points costs more than their text. */
function* patchText(patch: Patch): Generator<string> {
  const shape = 'element' in patch ? flatShape(patch.element) : undefined
  if (!shape) return yield JSON.stringify(patch)
  yield JSON.stringify({ id: patch.id, element: shape.bare }).slice(0, -'}}'.length)
  yield* listText('points', shape.points, 2)
  yield* listText('pressures', shape.pressures, 1)
  yield '}}'
}

function* listText(name: string, list: NumberList | undefined, group: 1 | 2): Generator<string> {
  if (!list) return
  yield `,"${name}":[`
  for (let from = 0; from < list.length; from += NUMBERS)
    yield `${from ? ',' : ''}${list.text(from, from + NUMBERS, group)}`
  yield ']'
}

/** Counts the bytes of a frame as JSON, and stops with a larger number once it exceeds `most`. */
export function frameBytes(frame: Frame, most: number): number {
  const pieces = frameText(frame)
  let bytes = 0
  for (let piece = pieces.next(); ; piece = pieces.next()) {
    bytes += Buffer.byteLength(piece.value)
    if (piece.done || bytes > most) return bytes
  }
}

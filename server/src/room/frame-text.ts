import type { Patch } from '@dryrun/shared/interview/element.ts'
import type { Frame } from '@dryrun/shared/interview/frame.ts'
import type { NumberList } from '@dryrun/shared/interview/number-list.ts'
import { flatShape } from '@dryrun/shared/interview/shape.ts'

/** How much JSON of a board is written out without a pause, in characters, to within an element without its points. */
export const PIECE_LENGTH = 64 * 1024
/** How many numbers of a list are written out at a time, each in at most 24 characters. */
const NUMBERS = 1_000

/**
 * The JSON of a frame in pieces, the last one returned. A board of 8 MiB is some 13 MB of text: written out at once it
 * would hold the event loop for half a second.
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

/** An element of a board is written out from its flat lists: points as pairs would cost more than their text. */
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

/** Bytes of a frame as JSON; of one that is larger than `most`, a number beyond that. */
export function frameBytes(frame: Frame, most: number): number {
  const pieces = frameText(frame)
  let bytes = 0
  for (let piece = pieces.next(); ; piece = pieces.next()) {
    bytes += Buffer.byteLength(piece.value)
    if (piece.done || bytes > most) return bytes
  }
}

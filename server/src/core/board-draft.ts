import type { Boards } from '@dryrun/shared/interview/board.ts'
import { outlineFault, outlineKeys, reachOf } from '@dryrun/shared/interview/drawing-fault.ts'
import type { Append, ElementProps, Patch } from '@dryrun/shared/interview/element.ts'
import type { ShapeOutline } from '@dryrun/shared/interview/shape.ts'
import { shapeSize } from '@dryrun/shared/interview/shape-size.ts'
import { MAX_POINTS } from '@dryrun/shared/interview/stored-element.ts'
import type { Refusal } from '@dryrun/shared/refusals.ts'

/** `elements` counts erased elements too. */
export type BoardLimits = Readonly<{ elements: number; boardBytes: number; interviewBoardBytes: number }>

type Outcome = { outlines: Map<string, ShapeOutline>; added: number; bytes: number }

/**
 * Tracks the elements, outlines and sizes that uncommitted changes add to the boards. With it a room can decide several
 * commands before it commits the first.
 */
export class BoardsDraft {
  readonly #boards: Boards
  readonly #outlines = new Map<string, ShapeOutline>()
  readonly #bytes = new Map<number, number>()
  #added = 0

  constructor(boards: Boards) {
    this.#boards = boards
  }

  /**
   * Applies all patches, or refuses with `unknownElement`, `brokenStroke`, `brokenShape` or `boardFull` and changes
   * nothing.
   */
  take(round: number, patches: readonly Patch[], limits: BoardLimits): Refusal | undefined {
    const outcome: Outcome = { outlines: new Map(), added: 0, bytes: 0 }
    const reshaped = new Set<string>()
    for (const patch of patches) {
      const refusal = this.#change(round, patch, outcome)
      if (refusal) return refusal
      if (isReshaped(patch)) reshaped.add(`${round}/${patch.id}`)
    }
    if ([...outcome.outlines].some(([key, outline]) => reshaped.has(key) && outlineFault(outline))) return 'brokenShape'
    if (this.#isOver(round, outcome, limits)) return 'boardFull'
    this.#keep(round, outcome)
    return undefined
  }

  /**
   * Applies the starting elements of a round. Never refuses, because logs of earlier versions hold other element forms.
   */
  start(round: number, elements: readonly Patch[]): void {
    const outcome: Outcome = { outlines: new Map(), added: 0, bytes: 0 }
    for (const patch of elements) this.#change(round, patch, outcome)
    this.#keep(round, outcome)
  }

  #change(round: number, patch: Patch, outcome: Outcome): Refusal | undefined {
    const key = `${round}/${patch.id}`
    const before = outcome.outlines.get(key) ?? this.#outlines.get(key) ?? this.#boards.of(round).outline(patch.id)
    if (!before && !('element' in patch)) return 'unknownElement'
    const after = outlineAfter(patch, before)
    if (!after || after.points > MAX_POINTS) return 'brokenStroke'
    outcome.outlines.set(key, after)
    outcome.added += before ? 0 : 1
    outcome.bytes += shapeSize(after) - (before ? shapeSize(before) : 0)
    return undefined
  }

  /** A full board still accepts changes that add no bytes: erase, move, shorten. */
  #isOver(round: number, { added, bytes }: Outcome, limits: BoardLimits): boolean {
    if (added && this.#boards.size + this.#added + added > limits.elements) return true
    if (bytes <= 0) return false
    const drafted = [...this.#bytes.values()].reduce((sum, each) => sum + each, bytes)
    const onBoard = this.#boards.of(round).bytes + (this.#bytes.get(round) ?? 0) + bytes
    return onBoard > limits.boardBytes || this.#boards.bytes + drafted > limits.interviewBoardBytes
  }

  #keep(round: number, { outlines, added, bytes }: Outcome): void {
    this.#added += added
    this.#bytes.set(round, (this.#bytes.get(round) ?? 0) + bytes)
    for (const [key, outline] of outlines) this.#outlines.set(key, outline)
  }
}

/** Returns `undefined` when an append leaves a gap between the points. */
function outlineAfter(patch: Patch, before: ShapeOutline | undefined): ShapeOutline | undefined {
  if ('element' in patch) return { ...before, ...patch.element, ...listsAfter(patch.element, before) }
  if (!before) return undefined
  const { set = {}, append } = patch
  const changed: ShapeOutline = { ...before, ...set, ...listsAfter(set, before) }
  return append ? grown(changed, append) : changed
}

type Lists = Pick<ShapeOutline, 'points' | 'pressures' | 'reach'>
const none: Lists = { points: 0, pressures: 0, reach: 0 }

const listsAfter = ({ points, pressures }: ElementProps, before: Lists = none): Lists => ({
  points: points?.length ?? before.points,
  reach: points ? reachOf(points) : before.reach,
  pressures: pressures?.length ?? before.pressures,
})

function grown(outline: ShapeOutline, { from, points, pressures }: Append): ShapeOutline | undefined {
  if (from > outline.points) return undefined
  return {
    ...outline,
    points: from + points.length,
    reach: Math.max(outline.reach, reachOf(points)),
    pressures: pressures ? Math.min(outline.pressures, from) + pressures.length : outline.pressures,
  }
}

/** Stored elements of earlier versions can be undrawable; they may still be moved and erased. */
function isReshaped(patch: Patch): boolean {
  if ('element' in patch || patch.append) return true
  const { set = {} } = patch
  return set.isDeleted === false || Object.keys(set).some((key) => outlineKeys.has(key))
}

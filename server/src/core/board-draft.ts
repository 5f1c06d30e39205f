import type { Boards } from '@dryrun/shared/interview/board.ts'
import { outlineFault, outlineKeys, reachOf } from '@dryrun/shared/interview/drawing-fault.ts'
import type { Append, ElementProps, Patch } from '@dryrun/shared/interview/element.ts'
import type { ShapeOutline } from '@dryrun/shared/interview/shape.ts'
import { shapeSize } from '@dryrun/shared/interview/shape-size.ts'
import { MAX_POINTS } from '@dryrun/shared/interview/stored-element.ts'
import type { Refusal } from '@dryrun/shared/refusals.ts'

/** The most elements over all boards, erased ones included, and the most bytes on one board and on all of them. */
export type BoardLimits = Readonly<{ elements: number; boardBytes: number; interviewBoardBytes: number }>

/** What the changes of one command come to. */
type Outcome = { outlines: Map<string, ShapeOutline>; added: number; bytes: number }

/**
 * What changes not yet stored would do to the boards, as far as refusing needs it: which elements there would be, the
 * outline of each and its size. It lets a room decide many commands before the first of them is committed.
 */
export class BoardsDraft {
  readonly #boards: Boards
  readonly #outlines = new Map<string, ShapeOutline>()
  readonly #bytes = new Map<number, number>()
  #added = 0

  constructor(boards: Boards) {
    this.#boards = boards
  }

  /** Takes all changes into account and returns nothing, or refuses all and stays as it was. */
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

  /** Takes what a round starts with. The elements are new, and never refused: earlier versions stored other forms. */
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

  /** What takes no room is taken by a full board too: erasing, moving, shortening. */
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

/** The outline after the change; nothing when points between would be missing. */
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

/** Whether a change can make an element undrawable. One that earlier versions stored may still be moved and erased. */
function isReshaped(patch: Patch): boolean {
  if ('element' in patch || patch.append) return true
  const { set = {} } = patch
  return set.isDeleted === false || Object.keys(set).some((key) => outlineKeys.has(key))
}

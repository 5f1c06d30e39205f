import type { Refusal } from '../refusals.ts'
import type { Boards } from './board.ts'
import { type Outline, outlineFault, outlineKeys, outlineOf, reachOf } from './drawing-fault.ts'
import type { ElementProps, Patch } from './element.ts'
import { MAX_POINTS } from './stored-element.ts'

/**
 * What changes not yet stored would do to the boards, as far as refusing needs it: which elements there would be, and
 * the outline of each. It lets a room decide many commands before the first of them is committed.
 */
export class BoardsDraft {
  readonly #boards: Boards
  readonly #outlines = new Map<string, Outline>()
  #added = 0

  constructor(boards: Boards) {
    this.#boards = boards
  }

  /** Takes all changes into account and returns nothing, or refuses all and stays as it was. */
  take(round: number, patches: readonly Patch[], limit: number): Refusal | undefined {
    const outlines = new Map<string, Outline>()
    const reshaped = new Set<string>()
    let added = 0
    for (const patch of patches) {
      const key = `${round}/${patch.id}`
      const before = outlines.get(key) ?? this.#outlineOf(round, patch.id)
      if (!before && !('element' in patch)) return 'unknownElement'
      if (!before) added++
      const after = outlineAfter(patch, before)
      if (!after || after.points > MAX_POINTS) return 'brokenStroke'
      if (isReshaped(patch)) reshaped.add(key)
      outlines.set(key, after)
    }
    if ([...outlines].some(([key, outline]) => reshaped.has(key) && outlineFault(outline))) return 'brokenShape'
    if (added && this.#boards.size + this.#added + added > limit) return 'boardFull'
    this.#keep(outlines, added)
    return undefined
  }

  /** Takes what a round starts with. The elements are new, and never refused: earlier versions stored other forms. */
  start(round: number, elements: readonly Patch[]): void {
    const drawn = elements.flatMap((patch) => ('element' in patch ? [patch.element] : []))
    this.#keep(new Map(drawn.map((element) => [`${round}/${element.id}`, outlineOf(element)])), drawn.length)
  }

  #keep(outlines: ReadonlyMap<string, Outline>, added: number): void {
    this.#added += added
    for (const [key, outline] of outlines) this.#outlines.set(key, outline)
  }

  #outlineOf(round: number, id: string): Outline | undefined {
    const drafted = this.#outlines.get(`${round}/${id}`)
    if (drafted) return drafted
    const element = this.#boards.of(round).get(id)
    return element && outlineOf(element)
  }
}

/** The outline after the change; nothing when points between would be missing. */
function outlineAfter(patch: Patch, before: Outline | undefined): Outline | undefined {
  if ('element' in patch) return { ...before, ...patch.element, ...pointed(patch.element, before) }
  if (!before) return undefined
  const { set = {}, append } = patch
  const { points, reach } = pointed(set, before)
  if (!append) return { ...before, ...set, points, reach }
  if (append.from > points) return undefined
  const reached = Math.max(reach, reachOf(append.points))
  return { ...before, ...set, points: append.from + append.points.length, reach: reached }
}

const pointed = ({ points }: ElementProps, before: Outline | undefined): Pick<Outline, 'points' | 'reach'> =>
  points
    ? { points: points.length, reach: reachOf(points) }
    : { points: before?.points ?? 0, reach: before?.reach ?? 0 }

/** Whether a change can make an element undrawable. One that earlier versions stored may still be moved and erased. */
function isReshaped(patch: Patch): boolean {
  if ('element' in patch || patch.append) return true
  const { set = {} } = patch
  return set.isDeleted === false || Object.keys(set).some((key) => outlineKeys.has(key))
}

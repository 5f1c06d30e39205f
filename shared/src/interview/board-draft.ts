import type { Refusal } from '../refusals.ts'
import type { Boards } from './board.ts'
import type { Patch } from './element.ts'

/** The most points one stroke may have; a longer one is continued as a new element. */
export const MAX_POINTS = 20_000

/**
 * What changes not yet stored would do to the boards, as far as refusing needs it: which elements there would be, and
 * how long each stroke would be. It lets a room decide many commands before the first of them is committed.
 */
export class BoardsDraft {
  readonly #boards: Boards
  readonly #lengths = new Map<string, number>()
  #added = 0

  constructor(boards: Boards) {
    this.#boards = boards
  }

  /** Takes all changes into account and returns nothing, or refuses all and stays as it was. */
  take(round: number, patches: readonly Patch[], limit: number): Refusal | undefined {
    const lengths = new Map<string, number>()
    let added = 0
    for (const patch of patches) {
      const key = `${round}/${patch.id}`
      const before = lengths.get(key) ?? this.#lengthOf(round, patch.id)
      if (before === undefined && !('element' in patch)) return 'unknownElement'
      if (before === undefined) added++
      const after = lengthAfter(patch, before ?? 0)
      if (after === undefined || after > MAX_POINTS) return 'brokenStroke'
      lengths.set(key, after)
    }
    if (added && this.#boards.size + this.#added + added > limit) return 'boardFull'
    this.#added += added
    for (const [key, length] of lengths) this.#lengths.set(key, length)
    return undefined
  }

  /** How many points an element has, 0 for one without any; nothing when there is no such element. */
  #lengthOf(round: number, id: string): number | undefined {
    const drafted = this.#lengths.get(`${round}/${id}`)
    if (drafted !== undefined) return drafted
    const element = this.#boards.of(round).get(id)
    return element && (element.points?.length ?? 0)
  }
}

/** The number of points after the change; nothing when points between would be missing. */
function lengthAfter(patch: Patch, before: number): number | undefined {
  if ('element' in patch) return patch.element.points?.length ?? before
  const length = patch.set?.points?.length ?? before
  if (!patch.append) return length
  return patch.append.from > length ? undefined : patch.append.from + patch.append.points.length
}

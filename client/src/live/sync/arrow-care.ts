import type { Patch } from '@dryrun/shared/interview/element.ts'
import { attached, boundShapesOf, middleOf, SLACK, strayOf } from './arrow-ends.ts'
import type { BoardCanvas, Placement } from './board-canvas-port.ts'
import type { CanvasElement } from './board-element.ts'

type Scene = ReadonlyMap<string, CanvasElement>

/**
 * Keeps arrows attached where several people change an arrow or its shapes at once. The properties of an arrow are merged
 * one by one, so its ends may be bound to shapes that it does not reach. The last of those people in the server's order
 * attaches it again: their page alone hears of the others' changes while its own are still on their way.
 */
export class ArrowCare {
  readonly #own = new Set<string>()
  readonly #others = new Set<string>()
  /** How far the ends of each arrow had strayed before others changed it or its shapes. */
  readonly #strays = new Map<string, number>()

  /** Takes note of what this person changed. */
  sent(patches: readonly Patch[]): void {
    for (const { id } of patches) this.#own.add(id)
  }

  /** Takes note of what others changed; call it before it is shown. */
  heard(canvas: BoardCanvas, placements: readonly Placement[]): void {
    const elements = canvas.elements()
    const changed = new Set(placements.filter(movesShape).map(({ id }) => id))
    for (const id of changed) this.#others.add(id)
    const scene = byId(elements)
    for (const arrow of elements.filter((one) => isArrow(one) && concerns(changed, one)))
      if (!this.#strays.has(arrow.id)) this.#strays.set(arrow.id, strayOf(arrow, scene))
  }

  /**
   * Attaches the arrows that have come off, unless this person holds something. Call it while all of this person's
   * changes are saved. Whether there were any.
   */
  mend(canvas: BoardCanvas): boolean {
    if (!canvas.isWritable() || canvas.held().size) return false
    const loose = this.#looseArrows(canvas.elements())
    if (loose.length) canvas.put(loose)
    return loose.length > 0
  }

  #looseArrows(elements: readonly CanvasElement[]): Placement[] {
    const isContested = (one: CanvasElement) => concerns(this.#own, one) && concerns(this.#others, one)
    const arrows = this.#own.size && this.#others.size ? elements.filter((one) => isArrow(one) && isContested(one)) : []
    const scene = byId(arrows.length ? elements : [])
    const loose = arrows.filter((arrow) => strayOf(arrow, scene) > (this.#strays.get(arrow.id) ?? 0) + SLACK)
    this.#own.clear()
    this.#others.clear()
    this.#strays.clear()
    return loose.flatMap((arrow) => placementsOf(arrow, scene))
  }
}

/** An arrow attached anew, and its label at its new middle. */
function placementsOf(arrow: CanvasElement, scene: Scene): Placement[] {
  const values = attached(arrow, scene)
  const [x, y] = middleOf({ ...arrow, ...values })
  const labels = [...scene.values()].filter(({ containerId, isDeleted }) => containerId === arrow.id && !isDeleted)
  const moved = labels.map(({ id, width, height }) => ({
    id,
    values: { x: x - Number(width) / 2, y: y - Number(height) / 2 },
    whole: false,
  }))
  return [{ id: arrow.id, values, whole: false }, ...moved]
}

/** The list of what is bound to a shape follows from this person's own arrows too. */
const movesShape = ({ values }: Placement): boolean => Object.keys(values).some((key) => key !== 'boundElements')
const byId = (elements: readonly CanvasElement[]): Scene => new Map(elements.map((element) => [element.id, element]))
const isArrow = ({ type, isDeleted }: CanvasElement): boolean => type === 'arrow' && !isDeleted
const concerns = (ids: ReadonlySet<string>, arrow: CanvasElement): boolean =>
  ids.has(arrow.id) || boundShapesOf(arrow).some((id) => ids.has(id))

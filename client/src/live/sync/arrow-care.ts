import type { Patch } from '@dryrun/shared/interview/element.ts'
import { attached, boundShapesOf, middleOf, SLACK, strayOf } from './arrow-ends.ts'
import type { BoardCanvas, Placement } from './board-canvas-port.ts'
import type { CanvasElement } from './board-element.ts'

type Scene = ReadonlyMap<string, CanvasElement>

/**
 * Reattaches arrows that concurrent changes detached from their shapes, because properties merge one by one. The last
 * author in the server's order repairs them: only that client receives the others' changes while its changes are
 * unanswered.
 */
export class ArrowCare {
  readonly #own = new Set<string>()
  readonly #others = new Set<string>()
  /** Distance of each arrow's ends from their bindings before the others' changes, in scene pixels. */
  readonly #strays = new Map<string, number>()

  sent(patches: readonly Patch[]): void {
    for (const { id } of patches) this.#own.add(id)
  }

  /** Records the changes of others; call before they are put on the canvas. */
  heard(canvas: BoardCanvas, placements: readonly Placement[]): void {
    const elements = canvas.elements()
    const changed = new Set(placements.filter(movesShape).map(({ id }) => id))
    for (const id of changed) this.#others.add(id)
    const scene = byId(elements)
    for (const arrow of elements.filter((one) => isArrow(one) && concerns(changed, one)))
      if (!this.#strays.has(arrow.id)) this.#strays.set(arrow.id, strayOf(arrow, scene))
  }

  /**
   * Reattaches loose arrows, unless the user holds an element. Call while no local change is unanswered; returns
   * whether it changed any.
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

/** Ignores `boundElements`: it also changes with the user's own arrows. */
const movesShape = ({ values }: Placement): boolean => Object.keys(values).some((key) => key !== 'boundElements')
const byId = (elements: readonly CanvasElement[]): Scene => new Map(elements.map((element) => [element.id, element]))
const isArrow = ({ type, isDeleted }: CanvasElement): boolean => type === 'arrow' && !isDeleted
const concerns = (ids: ReadonlySet<string>, arrow: CanvasElement): boolean =>
  ids.has(arrow.id) || boundShapesOf(arrow).some((id) => ids.has(id))

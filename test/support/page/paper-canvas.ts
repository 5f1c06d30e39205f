import { boundLists } from '@dryrun/client/live/sync/board-bound.ts'
import type { PictureState } from '@dryrun/client/live/sync/board-canvas-port.ts'
import type { CanvasElement } from '@dryrun/client/live/sync/board-element.ts'
import type { BoardCanvas, Placement } from '@dryrun/client/live/sync/board-sync.ts'
import type { Element } from '@dryrun/shared/interview/element.ts'

type Drawn = Record<string, unknown> & { id: string; type: string; version: number; isDeleted: boolean }

/**
 * Simulates Excalidraw where it matters for sync: mutates elements in place, raises `version`, keeps erased elements,
 * and calls `onChange` for every little thing.
 */
export class PaperCanvas implements BoardCanvas {
  isReadOnly = false
  isDeaf = false
  /** The ids of each call that put elements on it. */
  readonly puts: (readonly string[])[] = []
  readonly under = new Set<string>()
  /** Warnings that another person erased a held element. */
  readonly warnings: string[] = []
  replaced = 0
  /** Images that only this browser has, and missing ones, by id. */
  readonly pictures = new Map<string, PictureState>()
  onChange = () => {}
  #drawn: Drawn[] = []

  elements = (): readonly CanvasElement[] => this.#drawn
  held = (): ReadonlySet<string> => new Set(this.under)
  pictureOf = (fileId: string): PictureState => this.pictures.get(fileId) ?? 'shared'
  isWritable = (): boolean => !this.isReadOnly

  warn(erased: readonly string[]): void {
    this.warnings.push(...erased)
  }

  put(placements: readonly Placement[]): void {
    this.puts.push(placements.map(({ id }) => id))
    for (const { id, values, whole } of this.isDeaf ? [] : placements) {
      const at = this.#drawn.findIndex((one) => one.id === id)
      const before = this.#drawn[at]
      if (before) this.#drawn[at] = { ...before, ...values, version: before.version + 1 }
      else if (whole) this.#drawn.push(complete(values))
    }
    this.#bind()
    this.onChange()
  }

  rename(ids: ReadonlyMap<string, string>): void {
    this.#drawn = this.#drawn.map((one) => ({ ...one, id: ids.get(one.id) ?? one.id, version: one.version + 1 }))
    this.onChange()
  }

  replace(elements: readonly Element[]): void {
    this.replaced++
    this.#drawn = elements.map(complete)
    this.#bind()
    this.onChange()
  }

  draw(id: string, props: Record<string, unknown>): void {
    const known = this.#drawn.find((one) => one.id === id)
    if (known) Object.assign(known, props, { version: known.version + 1 })
    else this.#drawn.push(complete({ type: 'rectangle', x: 0, y: 0, width: 10, height: 10, ...props, id }))
    this.onChange()
  }

  #bind(): void {
    const lists = boundLists(this.#drawn)
    for (const drawn of this.#drawn) drawn.boundElements = lists.get(drawn.id) ?? []
  }

  /** Removes an element without a trace, as Excalidraw does after a two-finger gesture. */
  lose(id: string): void {
    this.#drawn = this.#drawn.filter((one) => one.id !== id)
    this.onChange()
  }

  /** The shown element; undefined when it is absent or erased. */
  see(id: string): Drawn | undefined {
    const drawn = this.#drawn.find((one) => one.id === id)
    return drawn?.isDeleted ? undefined : drawn
  }

  shown(): Record<string, unknown> {
    const seen = this.#drawn.filter(({ isDeleted }) => !isDeleted)
    return Object.fromEntries(seen.map(({ version: _, boundElements: __, ...rest }) => [rest.id, rest]))
  }
}

/** Adds Excalidraw's defaults, which count as no person's change. */
const complete = (values: object): Drawn => ({ isDeleted: false, boundElements: [], ...values, version: 1 }) as never

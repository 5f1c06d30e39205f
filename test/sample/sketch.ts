import { PART_HEIGHT, PART_WIDTH, partElements, startingBoardPatches } from '@dryrun/shared/drawing/starting-board.ts'
import { Board } from '@dryrun/shared/interview/board.ts'
import type { Element, Patch } from '@dryrun/shared/interview/element.ts'
import type { StartingBoard, Stencil } from '@dryrun/shared/pack/board.ts'
import type { Spot } from './acts.ts'
import {
  at,
  LABEL_SIZE,
  type Line,
  onLine,
  orderKey,
  plain,
  round,
  textLook,
  widthOf,
  wordsAt,
} from './canvas-elements.ts'

type Arrow = { id: string; from: string; to: string; low: number }

const GAP = 6
const TEXT_SIZE = 20

/** The board by the names of its components, arrows and texts, with the patches of each edit. */
export class Sketch {
  readonly board = new Board()
  readonly #parts = new Map<string, string>()
  readonly #arrows = new Map<string, Arrow>()
  readonly #texts = new Map<string, string>()
  readonly #strokes = new Map<string, string>()
  #count = 0
  #places = 0

  constructor(start: StartingBoard) {
    const patches = startingBoardPatches(start)
    this.#places = patches.length
    this.board.apply(patches)
    for (const { id } of start.parts) this.#parts.set(id, `part_${id}`)
  }

  placeOf(part: string): Spot {
    const { x, y } = this.#box(part)
    return [x, y]
  }

  middleOf(part: string): Spot {
    const [x, y] = this.placeOf(part)
    return [x + PART_WIDTH / 2, y + PART_HEIGHT / 2]
  }

  /** A new component, as the stencil panel inserts it. */
  part(name: string, stencil: Stencil, label: string, [x, y]: Spot): Patch[] {
    const id = this.#newId()
    this.#parts.set(name, id)
    return partElements({ id, stencil, label, x, y }).map((element) => this.#isNew(element))
  }

  movedPart(name: string, [x, y]: Spot): Patch[] {
    const box = this.#box(name)
    const [dx, dy] = [x - box.x, y - box.y]
    return this.#membersOf(box).map((one) => ({ id: one.id, set: { x: round(one.x + dx), y: round(one.y + dy) } }))
  }

  /** A free text with its first letters. */
  text(name: string, text: string, [x, y]: Spot): Patch[] {
    const id = this.#newId()
    this.#texts.set(name, id)
    const look = { strokeColor: '#1e1e1e', fontSize: TEXT_SIZE, textAlign: 'left', verticalAlign: 'top' } as const
    return [this.#isNew({ ...plain(id, 'text'), ...textLook, ...look, ...wordsAt(text, TEXT_SIZE), x, y })]
  }

  words(name: string, text: string): Patch[] {
    const free = this.#texts.get(name)
    if (free) return [{ id: free, set: wordsAt(text, TEXT_SIZE) }]
    const part = this.#parts.get(name)
    if (part) return [{ id: `${part}_label`, set: { ...wordsAt(text, LABEL_SIZE), ...this.#inBox(name, text) } }]
    const arrow = this.#arrow(name)
    const words = { ...wordsAt(text, LABEL_SIZE), ...onLine(this.#lineOf(arrow), text) }
    if (this.board.get(`${arrow.id}_label`)) return [{ id: `${arrow.id}_label`, set: words }]
    const look = { ...textLook, fontSize: LABEL_SIZE, textAlign: 'center', verticalAlign: 'middle' } as const
    const label = { ...plain(`${arrow.id}_label`, 'text'), ...look, ...words, containerId: arrow.id }
    return [this.#isNew(label), { id: arrow.id, set: { boundElements: [{ id: label.id, type: 'text' }] } }]
  }

  wordsOf(name: string): string {
    const id = this.#texts.get(name) ?? `${this.#parts.get(name) ?? this.#arrow(name).id}_label`
    return this.board.get(id)?.originalText ?? ''
  }

  /** Starts an arrow whose end is still under the pointer. */
  arrow(name: string, from: string, to: string, low = 0): { patches: Patch[]; line: Line } {
    const arrow = { id: this.#newId(), from, to, low }
    this.#arrows.set(name, arrow)
    const line = this.#lineOf(arrow)
    const element: Element = {
      ...plain(arrow.id, 'arrow'),
      ...at(line.start, [line.start[0] + 4, line.start[1]]),
      roundness: { type: 2 },
      lastCommittedPoint: null,
      startBinding: this.#tieTo(from, low),
      endBinding: null,
      startArrowhead: null,
      endArrowhead: 'arrow',
      elbowed: false,
    }
    return { patches: [this.#isNew(element), this.#tied(from, arrow.id)], line }
  }

  /** Moves the arrow's end to a place, unbound. */
  pulled(name: string, end: 'from' | 'to', spot: Spot): Patch[] {
    const arrow = this.#arrow(name)
    const { start, end: far } = this.#lineOf(arrow)
    const line = end === 'to' ? at(start, spot) : at(spot, far)
    const tie = end === 'to' ? { endBinding: null } : { startBinding: null }
    return [{ id: arrow.id, set: { ...line, ...tie } }, ...this.#labelOn(arrow, line)]
  }

  tie(name: string, end: 'from' | 'to', part: string): Patch[] {
    const arrow = this.#arrow(name)
    arrow[end] = part
    const { start, end: far } = this.#lineOf(arrow)
    const line = at(start, far)
    const tie = this.#tieTo(part, arrow.low)
    const set = { ...line, ...(end === 'to' ? { endBinding: tie } : { startBinding: tie }) }
    return [{ id: arrow.id, set }, this.#tied(part, arrow.id), ...this.#labelOn(arrow, line)]
  }

  endOf(name: string, end: 'from' | 'to'): Spot {
    const { start, end: far } = this.#lineOf(this.#arrow(name))
    return end === 'to' ? far : start
  }

  /** Where the end would be if it were bound to another component. */
  endAt(name: string, end: 'from' | 'to', part: string): Spot {
    const line = this.#lineOf({ ...this.#arrow(name), [end]: part })
    return end === 'to' ? line.end : line.start
  }

  erased(names: readonly string[]): Patch[] {
    const parts = names.filter((name) => this.#parts.has(name)).flatMap((name) => this.#membersOf(this.#box(name)))
    const arrows = names.flatMap((name) => this.#arrows.get(name)?.id ?? [])
    const labels = arrows.map((id) => `${id}_label`).filter((id) => this.board.get(id))
    const strokes = names.flatMap((name) => this.#strokes.get(name) ?? [])
    return [...parts.map(({ id }) => id), ...arrows, ...labels, ...strokes].map((id) => ({
      id,
      set: { isDeleted: true },
    }))
  }

  stroke(name: string, [x, y]: Spot, colour: string): { id: string; patches: Patch[] } {
    const id = this.#newId()
    this.#strokes.set(name, id)
    const points: [number, number][] = [[0, 0]]
    const look = { strokeColor: colour, strokeWidth: 2, points, simulatePressure: true }
    return { id, patches: [this.#isNew({ ...plain(id, 'freedraw'), ...look, x, y, width: 1, height: 1 })] }
  }

  #isNew(element: Element): Patch {
    return { id: element.id, element: { ...element, index: orderKey(this.#places++) } }
  }

  /** As long as Excalidraw's ids. */
  #newId(): string {
    return `sampleDrawing${String(++this.#count).padStart(8, '0')}`
  }

  #box(part: string): Readonly<Element> {
    const box = this.board.get(this.#parts.get(part) ?? '')
    if (!box) throw new Error(`there is no part called ${part}`)
    return box
  }

  #arrow(name: string): Arrow {
    const arrow = this.#arrows.get(name)
    if (!arrow) throw new Error(`there is nothing called ${name}`)
    return arrow
  }

  #membersOf({ groupIds }: Readonly<Element>): Readonly<Element>[] {
    return [...this.board.elements()].filter((one) => one.groupIds?.[0] === groupIds?.[0])
  }

  #inBox(part: string, text: string) {
    const [x] = this.middleOf(part)
    return { x: round(x - widthOf(text, LABEL_SIZE) / 2) }
  }

  #tieTo(part: string, low: number) {
    return { elementId: this.#parts.get(part) ?? '', focus: round(low / PART_HEIGHT), gap: GAP }
  }

  #tied(part: string, arrowId: string): Patch {
    const { id, boundElements } = this.#box(part)
    const others = (boundElements ?? []).filter((one) => one.id !== arrowId)
    return { id, set: { boundElements: [...others, { id: arrowId, type: 'arrow' }] } }
  }

  #labelOn({ id }: Arrow, line: ReturnType<typeof at>): Patch[] {
    const label = this.board.get(`${id}_label`)
    if (!label) return []
    const [x, y] = [line.x + (line.points[1]?.[0] ?? 0) / 2, line.y + (line.points[1]?.[1] ?? 0) / 2]
    return [{ id: label.id, set: { x: round(x - (label.width ?? 0) / 2), y: round(y - 10) } }]
  }

  /** From side to side where the components stand side by side, otherwise vertically. */
  #lineOf({ from, to, low }: Arrow): Line {
    const [[ax, ay], [bx, by]] = [this.middleOf(from), this.middleOf(to)]
    if (Math.abs(bx - ax) > PART_WIDTH) {
      const side = Math.sign(bx - ax) * (PART_WIDTH / 2 + GAP)
      return { start: [ax + side, ay + low], end: [bx - side, by + low] }
    }
    const side = Math.sign(by - ay) * (PART_HEIGHT / 2 + GAP)
    return { start: [ax + low, ay + side], end: [bx + low, by - side] }
  }
}

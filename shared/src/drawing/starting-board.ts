import type { Element, Patch } from '../interview/element.ts'
import type { StartingBoard, Stencil } from '../pack/board.ts'
import { type GlyphStroke, stencils } from './stencils.ts'

export const PART_WIDTH = 160
export const PART_HEIGHT = 80

export type Part = Readonly<{ id: string; stencil: Stencil; label: string; x: number; y: number }>

/**
 * Builds a round's starting elements, identical ids included for the same question. Joins ids with `_`, which pack ids
 * cannot contain, so that the part `queue-1` never collides with a stroke of `queue`.
 */
export function startingBoardPatches({ parts, arrows }: StartingBoard): Patch[] {
  const drawn = new Map(
    parts.map((part) => [part.id, { part, elements: partElements({ ...part, id: boxId(part.id) }) }]),
  )
  const lines = arrows.flatMap(({ from, to, label }, index) => {
    const [source, target] = [drawn.get(from), drawn.get(to)]
    if (!source || !target) return []
    const id = `arrow_${index + 1}`
    for (const end of [source, target]) bindTo(end.elements, { id, type: 'arrow' })
    return arrowElements(id, source.part, target.part, label)
  })
  const elements = [...[...drawn.values()].flatMap((part) => part.elements), ...lines]
  return elements.map((element, place) => ({ id: element.id, element: { ...element, index: orderKey(place) } }))
}

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/**
 * Excalidraw's fractional index of a place from the bottom. Without it each browser would create its own keys, and the
 * stacking would depend on who joins first.
 */
function orderKey(place: number): string {
  const digit = (value: number) => DIGITS[value % DIGITS.length] ?? ''
  if (place < DIGITS.length) return `a${digit(place)}`
  const rest = place - DIGITS.length
  return `b${digit(Math.floor(rest / DIGITS.length))}${digit(rest)}`
}

const boxId = (partId: string): string => `part_${partId}`

export function partElements({ id, stencil, label, x, y }: Part): Element[] {
  const { colour, glyph } = stencils[stencil]
  const group = { groupIds: [`${id}_group`] }
  const box: Element = {
    ...look(id, 'rectangle', [x, y, PART_WIDTH, PART_HEIGHT]),
    ...group,
    backgroundColor: colour,
    roundness: { type: 3 },
    boundElements: [{ id: `${id}_label`, type: 'text' }],
  }
  const strokes = glyph.map((stroke, index) => ({
    ...strokeElement(`${id}_${index + 1}`, stroke, x + 8, y + 8),
    ...group,
  }))
  return [box, ...strokes, { ...labelElement(`${id}_label`, label, box), ...group }]
}

function strokeElement(id: string, stroke: GlyphStroke, x: number, y: number): Element {
  if (stroke[0] !== 'line') {
    const [type, dx, dy, width, height] = stroke
    return look(id, type, [x + dx, y + dy, width, height])
  }
  const [, [x0, y0], ...rest] = stroke as ['line', [number, number], ...[number, number][]]
  const points: [number, number][] = [[0, 0], ...rest.map(([px, py]): [number, number] => [px - x0, py - y0])]
  const [width, height] = [spread(points.map(([px]) => px)), spread(points.map(([, py]) => py))]
  return { ...look(id, 'line', [x + x0, y + y0, width, height]), ...lineEnds, points, polygon: false }
}

const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values)

/** The browser measures the text again at its first edit. */
function labelElement(id: string, text: string, container: Element): Element {
  const [width, height] = [(container.width ?? 0) - 20, LINE_HEIGHT * FONT_SIZE]
  const y = container.y + (container.height ?? 0) - height - LABEL_PADDING
  return {
    ...look(id, 'text', [container.x + 10, y, width, height]),
    ...textLook,
    // Keeps a new label below the glyph.
    verticalAlign: 'bottom',
    text,
    originalText: text,
    containerId: container.id,
  }
}

function arrowElements(id: string, from: Part, to: Part, label?: string): Element[] {
  const [start, end] = endsOf(from, to)
  const [dx, dy] = [end.x - start.x, end.y - start.y]
  const arrow: Element = {
    ...look(id, 'arrow', [start.x, start.y, Math.abs(dx), Math.abs(dy)]),
    ...lineEnds,
    roundness: { type: 2 },
    points: [
      [0, 0],
      [dx, dy],
    ],
    startBinding: { elementId: boxId(from.id), focus: 0, gap: GAP },
    endBinding: { elementId: boxId(to.id), focus: 0, gap: GAP },
    endArrowhead: 'arrow',
    elbowed: false,
  }
  if (!label) return [arrow]
  const [width, height] = [label.length * FONT_SIZE * 0.55, LINE_HEIGHT * FONT_SIZE]
  const [x, middle] = [start.x + dx / 2 - width / 2, start.y + dy / 2]
  const text: Element = {
    ...look(`${id}_label`, 'text', [x, middle - height / 2, width, height]),
    ...textLook,
    text: label,
    originalText: label,
  }
  // A label covers part of its arrow; one wider than 70% of it stands above both boxes instead.
  if (width > Math.hypot(dx, dy) * 0.7) return [arrow, { ...text, y: Math.min(from.y, to.y) - height - GAP }]
  return [
    { ...arrow, boundElements: [{ id: text.id, type: 'text' }] },
    { ...text, containerId: id },
  ]
}

type Spot = { x: number; y: number }

/** Picks the facing sides of two boxes; top and bottom when the boxes overlap horizontally. */
function endsOf(from: Part, to: Part): [Spot, Spot] {
  if (Math.abs(to.x - from.x) > PART_WIDTH)
    return [sideOf(from, Math.sign(to.x - from.x), 0), sideOf(to, Math.sign(from.x - to.x), 0)]
  const down = to.y >= from.y ? 1 : -1
  return [sideOf(from, 0, down), sideOf(to, 0, -down)]
}

/** The middle of a side plus `GAP`; 1 means right or bottom, -1 left or top. */
const sideOf = ({ x, y }: Part, across: number, down: number): Spot => ({
  x: x + PART_WIDTH / 2 + across * (PART_WIDTH / 2 + GAP),
  y: y + PART_HEIGHT / 2 + down * (PART_HEIGHT / 2 + GAP),
})

function bindTo([box]: Element[], bound: { id: string; type: 'arrow' }): void {
  if (box) box.boundElements = [...(box.boundElements ?? []), bound]
}

const GAP = 6
/** Excalidraw's padding between a box and its text. */
const LABEL_PADDING = 5
const FONT_SIZE = 16
const LINE_HEIGHT = 1.25

const lineEnds = {
  startBinding: null,
  endBinding: null,
  lastCommittedPoint: null,
  startArrowhead: null,
  endArrowhead: null,
} as const satisfies Partial<Element>

const textLook = {
  fontSize: FONT_SIZE,
  fontFamily: 6,
  textAlign: 'center',
  verticalAlign: 'middle',
  autoResize: true,
  lineHeight: LINE_HEIGHT as Element['lineHeight'],
} satisfies Partial<Element>

type Box = readonly [x: number, y: number, width: number, height: number]

/** Defaults of every element; `seed` fixes the hand-drawn look per id. */
function look(id: string, type: Element['type'], [x, y, width, height]: Box): Element {
  return {
    id,
    type,
    x,
    y,
    width,
    height,
    angle: 0,
    strokeColor: '#1e1e1e',
    backgroundColor: 'transparent',
    fillStyle: 'solid',
    strokeWidth: 1,
    strokeStyle: 'solid',
    roundness: null,
    roughness: 0,
    opacity: 100,
    seed: seedOf(id),
    isDeleted: false,
    groupIds: [],
    frameId: null,
    boundElements: null,
    link: null,
    locked: false,
  }
}

const seedOf = (id: string): number =>
  [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 2_147_483_647, 7)

import type { Element, ElementProps } from './element.ts'

/** Which property keeps an element from being drawn, and why, as the end of a sentence about the shape. */
export type DrawingFault = Readonly<{ property: keyof ElementProps; why: string }>

/** What decides whether an element can be drawn. `reach` is the greatest distance of a point from the element's corner. */
export type Outline = Pick<Element, 'type' | (typeof outlined)[number]> & Readonly<{ points: number; reach: number }>

const outlined = ['text', 'originalText', 'width', 'height', 'backgroundColor', 'fillStyle', 'strokeWidth'] as const

/** The properties on which it depends whether an element can be drawn. */
export const outlineKeys: ReadonlySet<string> = new Set([...outlined, 'points'])

/** The most hatch lines in one shape. The canvas draws so many in a few hundredths of a second. */
export const MAX_HATCH_LINES = 2_500
/** The most hatch lines times points in one closed line or stroke: each hatch line is cut with every edge. */
export const MAX_HATCH_CROSSINGS = 2_000_000

const fewestPoints: Partial<Record<Element['type'], number>> = { line: 2, arrow: 2, freedraw: 1 }
const filled: ReadonlySet<string> = new Set(['rectangle', 'diamond', 'ellipse', 'line', 'freedraw'])
const pointed: ReadonlySet<string> = new Set(['line', 'freedraw'])

/** What keeps an element from being drawn, or nothing. The server's decision and the browser's canvas both ask it. */
export const drawingFault = (element: Readonly<Element>): DrawingFault | undefined => outlineFault(outlineOf(element))

/** The same from the few facts that it depends on. */
export function outlineFault(outline: Outline): DrawingFault | undefined {
  const { type, points, text, originalText } = outline
  const fewest = fewestPoints[type] ?? 0
  if (points < fewest) return { property: 'points', why: `has fewer than ${fewest} points` }
  if (type === 'text' && text === undefined) return { property: 'text', why: 'has no text' }
  if (type === 'text' && originalText === undefined) return { property: 'originalText', why: 'has no original text' }
  return isTooDense(outline) ? { property: 'fillStyle', why: 'is too large for its hatching' } : undefined
}

export function outlineOf(element: Readonly<Element>): Outline {
  const { points = [] } = element
  return { ...element, points: points.length, reach: pointed.has(element.type) ? reachOf(points) : 0 }
}

/** The greatest distance of a point from its element's corner, along either axis, in pixels. */
export const reachOf = (points: readonly (readonly [number, number])[]): number =>
  points.reduce((reach, [x, y]) => Math.max(reach, Math.abs(x), Math.abs(y)), 0)

function isTooDense({ type, points, reach, width = 0, height = 0, ...look }: Outline): boolean {
  const { backgroundColor = 'transparent', fillStyle = 'solid', strokeWidth = 2 } = look
  if (!filled.has(type) || fillStyle === 'solid' || backgroundColor === 'transparent') return false
  // As Excalidraw and Rough.js choose it, in pixels.
  const gap = Math.max(strokeWidth * 4, 0.1)
  const extent = Math.max(Math.abs(width) + Math.abs(height), pointed.has(type) ? reach * 2 : 0)
  const lines = extent / gap
  return lines > MAX_HATCH_LINES || (pointed.has(type) && lines * points > MAX_HATCH_CROSSINGS)
}

import type { Element } from '@dryrun/shared/interview/element.ts'
import type { Spot } from './acts.ts'

/** The properties that Excalidraw gives to drawn elements: styles, sizes and order. */

export type Line = Readonly<{ start: Spot; end: Spot }>

export const LABEL_SIZE = 16
/** The average width of a letter relative to its font size. */
const [LARGE, SMALL] = [0.72, 0.53]
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

export const round = (value: number): number => Math.round(value * 100) / 100

/** Excalidraw's fractional index for the element at this place from the bottom, above the starting board. */
export function orderKey(place: number): string {
  const digit = (value: number) => DIGITS[value % DIGITS.length] ?? ''
  if (place < DIGITS.length) return `a${digit(place)}`
  const rest = place - DIGITS.length
  return `b${digit(Math.floor(rest / DIGITS.length))}${digit(rest)}`
}

export function widthOf(text: string, size: number): number {
  const large = text.match(/[A-Z→{}]/g)?.length ?? 0
  return round((large * LARGE + (text.length - large) * SMALL) * size)
}

export const wordsAt = (text: string, size: number) => ({
  text,
  originalText: text,
  width: widthOf(text, size),
  height: size * 1.25,
})

export function onLine({ start, end }: Line, text: string) {
  const [x, y] = [(start[0] + end[0]) / 2, (start[1] + end[1]) / 2]
  return { x: round(x - widthOf(text, LABEL_SIZE) / 2), y: round(y - 10) }
}

export function at([x, y]: Spot, [toX, toY]: Spot) {
  const end: [number, number] = [round(toX - x), round(toY - y)]
  const points: [number, number][] = [[0, 0], end]
  return { x: round(x), y: round(y), width: Math.abs(end[0]), height: Math.abs(end[1]), points }
}

export const textLook = {
  fontFamily: 6,
  autoResize: true,
  lineHeight: 1.25,
} satisfies Partial<Element>

/** An element with Excalidraw's defaults in a room. */
export const plain = (id: string, type: Element['type']): Element => ({
  id,
  type,
  x: 0,
  y: 0,
  angle: 0,
  strokeColor: '#1e1e1e',
  backgroundColor: 'transparent',
  fillStyle: 'solid',
  strokeWidth: 1,
  strokeStyle: 'solid',
  roundness: null,
  roughness: 0,
  opacity: 100,
  seed: [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 2_147_483_647, 7),
  isDeleted: false,
  groupIds: [],
  frameId: null,
  boundElements: null,
  link: null,
  locked: false,
})

import { type ElementProps, elementProps } from '@dryrun/shared/interview/element.ts'
import { sendable } from '../sync/board-element.ts'
import { boardColor } from './colors.ts'
import { ownId } from './ids.ts'
import type { Reason } from './note.ts'
import { bounded, isNumeric, near } from './numbers.ts'
import { storable } from './texts.ts'

type Key = keyof ElementProps
/** A value that the board accepts. With `reason` the author gets a note; without it the change is invisible. */
export type Converted = Readonly<{ value: unknown; reason?: Reason }>
type Convert = (value: unknown, owner: Readonly<Record<string, unknown>>) => Converted

/** Excalidraw's distance between an arrow and its bound shape, in pixels. */
const GAP = 5
const MOST_GROUPS = 50
const MOST_NAME = 200
const INK = '#1e1e1e'

const told: Partial<Record<Key, Reason>> = { x: 'place', y: 'place', width: 'size', height: 'size' }
const unseen: ReadonlySet<Key> = new Set([
  ...(['seed', 'index', 'groupIds', 'frameId', 'containerId', 'lastCommittedPoint', 'status'] as const),
  ...(['autoResize', 'polygon', 'startIsSpecial', 'endIsSpecial', 'simulatePressure', 'isDeleted', 'locked'] as const),
])

const whole: ReadonlySet<Key> = new Set(['seed', 'fontFamily'])

/** Fallbacks for values that can't be converted: the canvas's own defaults. */
const usual: Partial<Record<Key, unknown>> = {
  fillStyle: 'solid',
  strokeStyle: 'solid',
  isDeleted: false,
  locked: false,
  groupIds: [],
  text: '',
  originalText: '',
  textAlign: 'left',
  verticalAlign: 'top',
  autoResize: true,
  simulatePressure: true,
  startArrowhead: 'arrow',
  endArrowhead: 'arrow',
  elbowed: false,
  polygon: false,
  status: 'saved',
  scale: [1, 1],
}

const color =
  (instead: string): Convert =>
  (value) => {
    const hex = boardColor(value)
    return hex ? { value: hex } : { value: instead, reason: 'color' }
  }

const id: Convert = (value) => ({ value: ownId(value) ?? null })
const words: Convert = (value) => ({ value: typeof value === 'string' ? storable(value) : '' })

const converters: Partial<Record<Key, Convert>> = {
  strokeColor: color(INK),
  backgroundColor: color('transparent'),
  link: (value) => (value === '' ? { value: null } : { value: null, reason: 'link' }),
  containerId: id,
  frameId: id,
  fileId: id,
  groupIds: (value) => ({
    value: list(value)
      .flatMap((one) => ownId(one) ?? [])
      .slice(0, MOST_GROUPS),
  }),
  startBinding: binding,
  endBinding: binding,
  text: words,
  originalText: words,
  name: (value) => ({ value: typeof value === 'string' ? storable(value).slice(0, MOST_NAME) : null }),
  roundness: (value) => ({ value: value ? { type: isObject(value) && value.type === 2 ? 2 : 3 } : null }),
  scale: (value) => ({ value: [0, 1].map((at) => (near(list(value)[at], 1, 1) < 0 ? -1 : 1)) }),
}

/**
 * Whether the board accepts a property unchanged. Stricter than the schema, which allows color strings that the canvas
 * can't draw.
 */
export const isTaken = (key: Key, value: unknown): boolean =>
  sendable(key, value) !== undefined && (!key.endsWith('Color') || boardColor(value) !== undefined)

export function convert(key: Key, value: unknown, owner: Readonly<Record<string, unknown>>): Converted {
  const { value: near, reason } = converters[key]?.(value, owner) ?? nearest(key, value)
  const taken = elementProps[key].safeParse(near)
  return { value: taken.success ? taken.data : (usual[key] ?? null), ...(reason && { reason }) }
}

function nearest(key: Key, value: unknown): Converted {
  const reason = told[key] ?? 'style'
  const number = isNumeric(key) ? bounded(key, value) : undefined
  return { value: number && whole.has(key) ? Math.round(number) : number, ...(!unseen.has(key) && { reason }) }
}

/**
 * Converts the bindings of newer Excalidraw versions (`fixedPoint`, `mode`) to `focus` and `gap`. Focus 0 aims at the
 * center.
 */
function binding(value: unknown, { elbowed }: Readonly<Record<string, unknown>>): Converted {
  const elementId = isObject(value) ? ownId(value.elementId) : undefined
  if (!isObject(value) || !elementId) return { value: null }
  const place = list(value.fixedPoint)
  const isPlaced = elbowed === true && place.length === 2
  return {
    value: {
      elementId,
      focus: near(value.focus, 10_000),
      gap: near(value.gap, 10_000, GAP),
      ...(isPlaced && { fixedPoint: place.map((share) => near(share, 1_000, 0.5)) }),
    },
  }
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

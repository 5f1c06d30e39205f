import { type ElementProps, elementProps } from '@dryrun/shared/interview/element.ts'
import { sendable } from '../sync/board-element.ts'
import { boardColor } from './colors.ts'
import { ownId } from './ids.ts'
import type { Reason } from './note.ts'
import { bounded, isNumeric, near } from './numbers.ts'
import { storable } from './texts.ts'

type Key = keyof ElementProps
/** A property as the board takes it. With a reason the author is told, without one nothing of it is seen. */
export type Converted = Readonly<{ value: unknown; reason?: Reason }>
type Convert = (value: unknown, owner: Readonly<Record<string, unknown>>) => Converted

/** The distance that Excalidraw keeps between an arrow and what it is bound to, in pixels. */
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

/** Values for what can't be converted, as the canvas itself begins. */
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

/** Whether the board takes a property as it is. Its door lets any word pass for a color; the canvas does not draw it. */
export const isTaken = (key: Key, value: unknown): boolean =>
  sendable(key, value) !== undefined && (!key.endsWith('Color') || boardColor(value) !== undefined)

/** A property that the board does not take, converted to the nearest one that it takes. */
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

/** Newer canvases bind by a place and a mode, ours by an aim and a gap. An aim of 0 is the middle of the target. */
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

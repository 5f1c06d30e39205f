import { z } from 'zod'
import { Words } from './terms.ts'

/**
 * What the board accepts of an Excalidraw 0.18 element: known types, known keys, finite numbers within reach.
 * `version`, `versionNonce` and `updated` are missing on purpose: they stay local to each browser.
 */
export const ElementType = z.enum([
  'rectangle',
  'diamond',
  'ellipse',
  'line',
  'arrow',
  'freedraw',
  'text',
  'image',
  'frame',
])
export type ElementType = z.infer<typeof ElementType>

export const ElementId = z.string().regex(/^[A-Za-z0-9_-]{1,60}$/)

const Coordinate = z.number().min(-1e7).max(1e7)
const Colour = z.string().regex(/^(transparent|#[0-9a-fA-F]{3,8}|[a-z]{1,30})$/)
const ScenePoint = z.tuple([Coordinate, Coordinate])
/** Links open in the reader's browser, so only schemes that cannot run anything. */
const Link = Words.max(2_000).regex(/^(https?:|mailto:)/i, 'use an https:, http: or mailto: address')
const Arrowhead = z.enum([
  'arrow',
  'bar',
  'dot',
  'circle',
  'circle_outline',
  'triangle',
  'triangle_outline',
  'diamond',
  'diamond_outline',
  'crowfoot_one',
  'crowfoot_many',
  'crowfoot_one_or_many',
])
const Binding = z.strictObject({
  elementId: ElementId,
  focus: z.number(),
  gap: z.number(),
  fixedPoint: z.tuple([z.number(), z.number()]).nullish(),
})
const FixedSegment = z.strictObject({ start: ScenePoint, end: ScenePoint, index: z.number().int().min(0).max(5_000) })
const Crop = z.strictObject({
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
  naturalWidth: z.number(),
  naturalHeight: z.number(),
})

/** Properties that may change, and so may stand in a patch. */
export const elementProps = {
  x: Coordinate,
  y: Coordinate,
  width: Coordinate,
  height: Coordinate,
  angle: z.number(),
  strokeColor: Colour,
  backgroundColor: Colour,
  fillStyle: z.enum(['solid', 'hachure', 'cross-hatch', 'zigzag']),
  strokeWidth: z.number().min(0).max(100),
  strokeStyle: z.enum(['solid', 'dashed', 'dotted']),
  roundness: z
    .strictObject({ type: z.union([z.literal(1), z.literal(2), z.literal(3)]), value: z.number().optional() })
    .nullable(),
  roughness: z.number().min(0).max(10),
  opacity: z.number().min(0).max(100),
  seed: z.number(),
  index: Words.max(200).nullable(),
  isDeleted: z.boolean(),
  groupIds: z.array(ElementId).max(50),
  frameId: ElementId.nullable(),
  boundElements: z
    .array(z.strictObject({ id: ElementId, type: z.enum(['arrow', 'text']) }))
    .max(500)
    .nullable(),
  link: Link.nullable(),
  locked: z.boolean(),
  fontSize: z.number().min(1).max(1_000),
  fontFamily: z.number().int().min(1).max(20),
  text: Words.max(10_000),
  originalText: Words.max(10_000),
  textAlign: z.enum(['left', 'center', 'right']),
  verticalAlign: z.enum(['top', 'middle', 'bottom']),
  containerId: ElementId.nullable(),
  autoResize: z.boolean(),
  lineHeight: z.number().min(0.1).max(10),
  points: z.array(ScenePoint).max(20_000),
  pressures: z.array(z.number()).max(20_000),
  simulatePressure: z.boolean(),
  lastCommittedPoint: ScenePoint.nullable(),
  startBinding: Binding.nullable(),
  endBinding: Binding.nullable(),
  startArrowhead: Arrowhead.nullable(),
  endArrowhead: Arrowhead.nullable(),
  elbowed: z.boolean(),
  polygon: z.boolean(),
  fixedSegments: z.array(FixedSegment).max(500).nullable(),
  startIsSpecial: z.boolean().nullable(),
  endIsSpecial: z.boolean().nullable(),
  fileId: ElementId.nullable(),
  status: z.enum(['pending', 'saved', 'error']),
  scale: z.tuple([z.number(), z.number()]),
  crop: Crop.nullable(),
  name: Words.max(200).nullable(),
}

export const ElementProps = z.strictObject(elementProps).partial()
export type ElementProps = z.infer<typeof ElementProps>

export const Element = z.strictObject({
  ...ElementProps.shape,
  id: ElementId,
  type: ElementType,
  x: elementProps.x,
  y: elementProps.y,
})
export type Element = z.infer<typeof Element>

/** More points for a growing stroke: `from` is the length it had before, so a repeat changes nothing. */
export const Append = z.strictObject({
  from: z.number().int().min(0).max(20_000),
  points: z.array(ScenePoint).min(1).max(2_000),
  pressures: z.array(z.number()).max(2_000).optional(),
})
export type Append = z.infer<typeof Append>

/** A board keeps an element under its own id: two ids would be two elements to whoever comes later. */
const WholeElement = z
  .strictObject({ id: ElementId, element: Element })
  .refine(({ id, element }) => id === element.id, 'a patch and its element have the same id')

/**
 * One change of one element: a new element whole (`element`), or the properties that changed (`set`) and the points
 * that came since (`append`). The server's order is the order; per property the last writer wins.
 */
export const Patch = z.union([
  // First, because a union tries one after the other and nearly every change is of this kind.
  z.strictObject({ id: ElementId, set: ElementProps.optional(), append: Append.optional() }),
  WholeElement,
])
export type Patch = z.infer<typeof Patch>

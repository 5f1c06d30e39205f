import { z } from 'zod'
import { Words } from './terms.ts'

/**
 * An Excalidraw 0.18 element as logs, recordings and retries of all earlier versions hold it; `element.ts` has the
 * stricter form for clients. Omits `version`, `versionNonce` and `updated`, which stay local to each browser.
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

/** Most points of a stroke; the canvas continues a longer one as a new element. */
export const MAX_POINTS = 20_000

const Coordinate = z.number().min(-1e7).max(1e7)
const Colour = z.string().regex(/^(transparent|#[0-9a-fA-F]{3,8}|[a-z]{1,30})$/)
const ScenePoint = z.tuple([Coordinate, Coordinate])
/** Links open in the reader's browser, so only schemes that cannot run code. */
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

export const storedProps = {
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
  points: z.array(ScenePoint).max(MAX_POINTS),
  pressures: z.array(z.number()).max(MAX_POINTS),
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

const StoredProps = z.strictObject(storedProps).partial()

export const StoredElement = z.strictObject({
  ...StoredProps.shape,
  id: ElementId,
  type: ElementType,
  x: storedProps.x,
  y: storedProps.y,
})

const StoredAppend = z.strictObject({
  from: z.number().int().min(0).max(MAX_POINTS),
  points: z.array(ScenePoint).min(1).max(2_000),
  pressures: z.array(z.number()).max(2_000).optional(),
})

export const StoredPatch = z.union([
  // First, because a union tries its options in order and nearly every patch is of this kind.
  z.strictObject({ id: ElementId, set: StoredProps.optional(), append: StoredAppend.optional() }),
  z
    .strictObject({ id: ElementId, element: StoredElement })
    .refine(({ id, element }) => id === element.id, 'a patch and its element have the same id'),
])

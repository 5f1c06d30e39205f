import { z } from 'zod'
import { isFractionalIndex } from './fractional-index.ts'
import { bounded } from './numbers.ts'
import { ElementId, ElementType, MAX_POINTS, storedProps } from './stored-element.ts'
import { Words } from './terms.ts'

export { ElementId, ElementType }

/**
 * What a client may send of an Excalidraw 0.18 element: known types and keys, numbers bounded and rounded to 1e-4.
 * What an element needs as a whole, `drawing-fault.ts` says.
 */

const Coordinate = bounded(-1e7, 1e7)
/** Widths, heights and points, which count from their element's corner: in pixels. */
const Extent = bounded(-100_000, 100_000)
const Point = z.tuple([Extent, Extent])
const Pressure = bounded(0, 1)
/** Where an arrow meets its target: shares of the target's size. */
const Share = bounded(-1_000, 1_000)
const Binding = z.strictObject({
  elementId: ElementId,
  focus: bounded(-10_000, 10_000),
  gap: bounded(-10_000, 10_000),
  fixedPoint: z.tuple([Share, Share]).nullish(),
})
const FixedSegment = z.strictObject({ start: Point, end: Point, index: z.number().int().min(0).max(5_000) })
const CropPlace = bounded(0, 100_000)
const CropSize = bounded(0.0001, 100_000)
const Crop = z.strictObject({
  x: CropPlace,
  y: CropPlace,
  width: CropSize,
  height: CropSize,
  naturalWidth: CropSize,
  naturalHeight: CropSize,
})
const Scale = bounded(-100, 100)

/** Properties that may change, and so may stand in a patch. */
export const elementProps = {
  ...storedProps,
  x: Coordinate,
  y: Coordinate,
  width: Extent,
  height: Extent,
  angle: bounded(-100, 100),
  strokeWidth: bounded(0, 100),
  roundness: z
    .strictObject({
      type: z.union([z.literal(1), z.literal(2), z.literal(3)]),
      value: bounded(0, 100_000).optional(),
    })
    .nullable(),
  roughness: bounded(0, 10),
  opacity: bounded(0, 100),
  seed: z
    .number()
    .int()
    .min(-(2 ** 31))
    .max(2 ** 31),
  index: Words.max(200).refine(isFractionalIndex, 'is no fractional index').nullable(),
  fontSize: bounded(1, 1_000),
  lineHeight: bounded(0.1, 10),
  points: z.array(Point).max(MAX_POINTS),
  pressures: z.array(Pressure).max(MAX_POINTS),
  lastCommittedPoint: Point.nullable(),
  startBinding: Binding.nullable(),
  endBinding: Binding.nullable(),
  fixedSegments: z.array(FixedSegment).max(500).nullable(),
  scale: z.tuple([Scale, Scale]),
  crop: Crop.nullable(),
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
  from: z.number().int().min(0).max(MAX_POINTS),
  points: z.array(Point).min(1).max(2_000),
  pressures: z.array(Pressure).max(2_000).optional(),
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

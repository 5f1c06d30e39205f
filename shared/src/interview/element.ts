import { z } from 'zod'
import { isFractionalIndex } from './fractional-index.ts'
import { bounded } from './numbers.ts'
import { ElementId, ElementType, MAX_POINTS, storedProps } from './stored-element.ts'
import { Words } from './terms.ts'

export { ElementId, ElementType }

/**
 * What a client may send of an Excalidraw 0.18 element: known types and keys, with numbers bounded and rounded to 1e-4.
 * `drawing-fault.ts` checks the element as a whole.
 */

const Coordinate = bounded(-1e7, 1e7)
/** Widths, heights and points relative to the element's corner, in pixels. */
const Extent = bounded(-100_000, 100_000)
const Point = z.tuple([Extent, Extent])
const Pressure = bounded(0, 1)
/** A fraction of the target's size. */
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

/** Points for a growing stroke. `from` is the length before, which makes a repeat harmless. */
export const Append = z.strictObject({
  from: z.number().int().min(0).max(MAX_POINTS),
  points: z.array(Point).min(1).max(2_000),
  pressures: z.array(Pressure).max(2_000).optional(),
})
export type Append = z.infer<typeof Append>

/** With different ids the patch and its element would be two elements for later participants. */
const WholeElement = z
  .strictObject({ id: ElementId, element: Element })
  .refine(({ id, element }) => id === element.id, 'a patch and its element have the same id')

/**
 * A change of one element: the new element (`element`), or changed properties (`set`) and added points (`append`). The
 * last writer in the server's order wins per property.
 */
export const Patch = z.union([
  // First, because a union tries its options in order and nearly every patch is of this kind.
  z.strictObject({ id: ElementId, set: ElementProps.optional(), append: Append.optional() }),
  WholeElement,
])
export type Patch = z.infer<typeof Patch>

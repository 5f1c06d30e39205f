import { z } from 'zod'
import { Brief, type Context, itemsOf, Line, OneLine, type Path, refuseTwins, Slug } from './text.ts'

export const Stencil = z.enum([
  'client',
  'cdn',
  'gateway',
  'load-balancer',
  'service',
  'function',
  'queue',
  'stream',
  'cache',
  'relational-store',
  'document-store',
  'object-store',
  'search',
  'scheduler',
  'worker',
  'external-system',
  'user',
])
export type Stencil = z.infer<typeof Stencil>

/** Short enough that the ids derived for a part's elements fit into `ElementId`. */
const PartId = Slug.max(40)
const Place = z.number().min(-100_000).max(100_000)

/** `x` and `y` are scene pixels of a part's top left corner. */
export const StartingBoard = z.strictObject({
  parts: z
    .array(
      z.strictObject({
        id: PartId,
        stencil: Stencil,
        label: OneLine.min(1).max(60),
        x: Place,
        y: Place,
      }),
    )
    .min(1)
    .max(30),
  arrows: z
    .array(z.strictObject({ from: PartId, to: PartId, label: OneLine.max(60).optional() }))
    .max(60)
    .default([]),
})
export type StartingBoard = z.infer<typeof StartingBoard>

/** Another design that is as good; without a board its difference is told in words. */
const Variant = z.strictObject({
  id: Slug,
  name: Line,
  instead: Brief,
  because: Brief,
  board: StartingBoard.optional(),
})

/** A good design for the interviewer, with what to say about it and variants that are as good. */
export const ReferenceBoard = z.strictObject({
  board: StartingBoard,
  remarks: z.array(Line).max(8).default([]),
  variants: z.array(Variant).max(4).default([]),
})
export type ReferenceBoard = z.infer<typeof ReferenceBoard>

/** Refuses twin parts and arrows without parts. Must not trust any shape. */
export function refuseLooseArrows(board: unknown, path: Path, context: Context): void {
  if (typeof board !== 'object' || board === null) return
  const { parts, arrows } = board as { parts?: unknown; arrows?: unknown }
  refuseTwins(parts, [...path, 'parts'], context)
  const ids = new Set(itemsOf(parts).map(({ id }) => id))
  itemsOf(arrows).forEach((arrow, index) => {
    for (const end of ['from', 'to'])
      if (arrow[end] !== undefined && !ids.has(arrow[end]))
        context.addIssue({
          code: 'custom',
          path: [...path, 'arrows', index, end],
          message: `no part is called "${arrow[end]}"`,
        })
  })
}

export function refuseLooseReference(reference: unknown, context: Context): void {
  if (typeof reference !== 'object' || reference === null) return
  const { board, variants } = reference as { board?: unknown; variants?: unknown }
  const path = ['script', 'referenceBoard']
  refuseLooseArrows(board, [...path, 'board'], context)
  refuseTwins(variants, [...path, 'variants'], context)
  itemsOf(variants).forEach((variant, nth) => {
    refuseLooseArrows(variant.board, [...path, 'variants', nth, 'board'], context)
  })
}

import { Perspective } from '@dryrun/shared/replay/recording.ts'
import { z } from 'zod'

/** Invalid parts of the URL are dropped, so that the page opens anyway. */
const WatchSearch = z.object({
  t: z
    .string()
    .regex(/^\d{1,3}:[0-5]\d$/)
    .optional()
    .catch(undefined),
  r: z.coerce.number().int().min(1).max(20).optional().catch(undefined),
  eyes: Perspective.optional().catch(undefined),
})
export type WatchSearch = { t?: string; r?: number; eyes?: Perspective }

export function watchSearch(search: unknown): WatchSearch {
  const { t, r, eyes } = WatchSearch.parse(search)
  return { ...(t && { t }), ...(r && { r }), ...(eyes && { eyes }) }
}

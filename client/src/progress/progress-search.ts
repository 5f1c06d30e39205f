import { z } from 'zod'

/** An invalid tab in the address falls back to the default tab. */
const ProgressSearch = z.object({
  as: z.enum(['candidate', 'interviewer', 'history']).optional().catch(undefined),
})
export type Side = NonNullable<z.infer<typeof ProgressSearch>['as']>

export function progressSearch(search: unknown): { as?: Side } {
  const { as } = ProgressSearch.parse(search)
  return as ? { as } : {}
}

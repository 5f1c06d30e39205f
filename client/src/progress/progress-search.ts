import { z } from 'zod'

/** Which side of it an address names; what makes no sense is left out, and the page opens anyway. */
const ProgressSearch = z.object({
  as: z.enum(['candidate', 'interviewer', 'history']).optional().catch(undefined),
})
export type Side = NonNullable<z.infer<typeof ProgressSearch>['as']>

export function progressSearch(search: unknown): { as?: Side } {
  const { as } = ProgressSearch.parse(search)
  return as ? { as } : {}
}

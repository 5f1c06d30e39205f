import { z } from 'zod'

export const ApiError = z.object({
  code: z.string(),
  message: z.string(),
  requestId: z.string(),
  faults: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})
export type ApiError = z.infer<typeof ApiError>

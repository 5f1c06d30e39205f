import type { z } from 'zod'

/** The first error message of each field, keyed by field name. */
export type Faults = Readonly<Record<string, string>>

export const faultsOf = (error: z.ZodError | undefined): Faults =>
  Object.fromEntries((error?.issues ?? []).toReversed().map(({ path, message }) => [String(path[0]), message]))

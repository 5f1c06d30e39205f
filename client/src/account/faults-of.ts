import type { z } from 'zod'

/** What is wrong with each field, in the words of its rule. */
export type Faults = Readonly<Record<string, string>>

export const faultsOf = (error: z.ZodError | undefined): Faults =>
  Object.fromEntries((error?.issues ?? []).toReversed().map(({ path, message }) => [String(path[0]), message]))

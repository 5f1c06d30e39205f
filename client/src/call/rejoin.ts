import { z } from 'zod'
import { forget, keep, readKept } from '../lib/browser-storage.ts'

/** How this tab was in the call. A reload joins again in the same way. */
const Rejoin = z.object({ talks: z.boolean(), isMuted: z.boolean() })
export type Rejoin = z.infer<typeof Rejoin>

const keyOf = (interviewId: string): string => `dryrun.call.${interviewId}`

export const readRejoin = (interviewId: string): Rejoin | undefined =>
  readKept(keyOf(interviewId), Rejoin, 'sessionStorage')

export function keepRejoin(interviewId: string, rejoin: Rejoin | undefined): void {
  if (rejoin) keep(keyOf(interviewId), rejoin, 'sessionStorage')
  else forget(keyOf(interviewId), 'sessionStorage')
}

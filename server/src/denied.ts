import { type Refusal, refusals } from '@dryrun/shared/refusals.ts'

/**
 * `conflict`: what is stored rules it out. `quota`: as much is kept as may be. `stale`: based on an earlier state.
 * `busy`: too many requests of this person wait. `tooHeavy`: over a limit of size, time or memory.
 */
export type Denial = 'invalid' | 'absent' | 'conflict' | 'quota' | 'stale' | 'busy' | 'tooHeavy' | 'unavailable'

/** The fields of the request that have to change, each with a sentence. */
export type DenialFaults = { path: string; message: string }[]

/** What stores and features throw instead of an HTTP error; `errors.ts` answers it. Without a message the answer has one. */
export class Denied extends Error {
  readonly reason: Denial
  readonly faults: DenialFaults | undefined

  constructor(reason: Denial, message?: string, faults?: DenialFaults) {
    super(message)
    this.reason = reason
    this.faults = faults
  }
}

/** A room's refusal, with the sentence that the page shows for it. */
export const deniedBy = (code: Refusal): Denied =>
  new Denied(code === 'notSaved' ? 'unavailable' : 'conflict', refusals[code])

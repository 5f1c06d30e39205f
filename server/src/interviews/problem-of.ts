import { type Refusal, refusals } from '@dryrun/shared/refusals.ts'
import { Problem } from '../errors.ts'

/** A room's refusal as an answer to an HTTP request, with the sentence that the page would show for it. */
export const problemOf = (code: Refusal): Problem =>
  new Problem(code === 'notSaved' ? 'unavailable' : 'conflict', refusals[code])

import { type Refusal, refusals } from '@dryrun/shared/refusals.ts'
import { Problem } from '../errors.ts'

/** Maps a room's refusal to an HTTP problem with the sentence that the page shows for it. */
export const problemOf = (code: Refusal): Problem =>
  new Problem(code === 'notSaved' ? 'unavailable' : 'conflict', refusals[code])

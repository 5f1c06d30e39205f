import { isolated } from '@dryrun/shared/format.ts'
import type { Party } from '@dryrun/shared/report/report-view.ts'

/** Name at the start of a sentence; the reader is "You". */
export const partyName = ({ name, you }: Party): string => (you ? 'You' : isolated(name))

export const partyInside = ({ name, you }: Party): string => (you ? 'you' : isolated(name))

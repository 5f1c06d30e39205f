import { isolated } from '@dryrun/shared/format.ts'
import type { Party } from '@dryrun/shared/report/report-view.ts'

/** Whoever reads is spoken to. */
export const partyName = ({ name, you }: Party): string => (you ? 'You' : isolated(name))

/** The same within a sentence. */
export const partyInside = ({ name, you }: Party): string => (you ? 'you' : isolated(name))

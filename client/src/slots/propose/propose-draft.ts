import type { PackSummary } from '@dryrun/shared/api/packs.ts'
import type { ProposeRequest } from '@dryrun/shared/api/slots.ts'
import { most } from '@dryrun/shared/limits.ts'
import { z } from 'zod'
import { firstDraft, OpenDraft, openSchema } from '../../setup/open-draft.ts'
import { tomorrowEvening, wallsSchema } from '../wall-time.ts'

export const ProposeDraft = OpenDraft.extend({ walls: z.array(z.string()).min(1).max(most.slotStarts) })
export type ProposeDraft = z.infer<typeof ProposeDraft>
export type NamedProposal = Readonly<{ name: string; proposal: ProposeRequest }>

export const firstProposal = (packs: readonly PackSummary[], zone: string): ProposeDraft => ({
  ...firstDraft(packs),
  title: 'Mock interview',
  walls: [tomorrowEvening(Date.now(), zone)],
})

export const proposeSchema = (knownName: string, timeZone: string) =>
  openSchema(knownName)
    .extend({ walls: wallsSchema(timeZone) })
    .transform(
      ({ name, walls, ...interview }): NamedProposal => ({
        name,
        proposal: { interview, starts: walls, timeZone },
      }),
    )

/** The field of a path of the request. */
export const fieldOf = (path: string): string => path.replace(/^interview\./, '').replace(/^starts\b/, 'walls')

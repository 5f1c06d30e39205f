import type { PackSummary } from '@dryrun/shared/api/packs.ts'
import { SoloRequest } from '@dryrun/shared/api/solo.ts'
import { z } from 'zod'
import { dayOf } from '../lib/dates.ts'
import { firstDraft, hasQuestion, nameOr, OpenDraft } from '../setup/open-draft.ts'

export const SoloDraft = OpenDraft.omit({ rounds: true }).extend({ questionId: z.string().nullable() })
export type SoloDraft = z.infer<typeof SoloDraft>

/** Defaults: a question drawn from the first pack, so that the candidate does not know the prompt. */
export function firstSoloDraft(packs: readonly PackSummary[]): SoloDraft {
  const { rounds: _, ...draft } = firstDraft(packs)
  return { ...draft, title: `Alone, ${dayOf(Date.now())}`, questionId: null }
}

export const soloSchema = (knownName: string) => SoloRequest.extend({ name: nameOr(knownName) })
export type NamedSoloRequest = z.output<ReturnType<typeof soloSchema>>

/** Replaces a pack or a question that is gone. */
export function fittedSolo(draft: SoloDraft, packs: readonly PackSummary[]): SoloDraft {
  const pack = packs.find(({ id }) => id === draft.packId) ?? packs[0]
  return {
    ...draft,
    packId: pack?.id ?? '',
    questionId: hasQuestion(pack, draft.questionId) ? draft.questionId : null,
  }
}

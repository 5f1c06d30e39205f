import type { PackSummary } from '@dryrun/shared/api/packs.ts'
import { SoloRequest } from '@dryrun/shared/api/solo.ts'
import { Name } from '@dryrun/shared/interview/commands.ts'
import { z } from 'zod'
import { dayOf } from '../lib/dates.ts'
import { asSentence, firstDraft, OpenDraft } from '../setup/open-draft.ts'

export const SoloDraft = OpenDraft.omit({ rounds: true }).extend({ questionId: z.string().nullable() })
export type SoloDraft = z.infer<typeof SoloDraft>

/** Defaults: a question drawn from the first pack, so that the candidate does not know the prompt. */
export function firstSoloDraft(packs: readonly PackSummary[]): SoloDraft {
  const { rounds: _, ...draft } = firstDraft(packs)
  return { ...draft, title: `Alone, ${dayOf(Date.now())}`, questionId: null }
}

/** The request, or an error sentence per field. */
export function soloRequestOf({ name, ...draft }: SoloDraft, knownName: string) {
  const request = SoloRequest.safeParse(draft)
  const parsedName = Name.safeParse(name ?? knownName)
  if (request.success && parsedName.success) return { request: request.data, name: parsedName.data }
  const faults: Record<string, string> = {}
  for (const { path, message } of request.error?.issues ?? []) faults[path.join('.')] ??= asSentence(message)
  for (const { message } of parsedName.error?.issues ?? []) faults.name ??= asSentence(message)
  return { faults }
}

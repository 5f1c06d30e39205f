import type { Profile } from '@dryrun/shared/api/profile.ts'
import { QueueRequest, WantedRole } from '@dryrun/shared/api/queue.ts'
import { Name } from '@dryrun/shared/interview/commands.ts'
import { TargetLevel } from '@dryrun/shared/interview/terms.ts'
import { z } from 'zod'
import { asSentence } from '../setup/open-draft.ts'
import { ownLanguages } from './languages.ts'

export const QueueDraft = z.object({
  name: z.string().nullable(),
  role: WantedRole,
  level: TargetLevel,
  topics: z.array(z.string()),
  languages: z.array(z.string()),
})
export type QueueDraft = z.infer<typeof QueueDraft>

/** Defaults from the profile if there is one. Both roles, because that gives most candidates for a match. */
export const firstDraft = (profile: Profile | undefined): QueueDraft => ({
  name: null,
  role: 'either',
  level: profile?.targetLevel ?? 'senior',
  topics: profile?.topics ?? [],
  languages: profile?.languages.length ? profile.languages : ownLanguages(),
})

type Faults = Readonly<Record<string, string>>
type Checked = { wants: QueueRequest; name: string; faults?: undefined } | { faults: Faults }

export function wantsOf({ name, ...draft }: QueueDraft, knownName: string): Checked {
  const wants = QueueRequest.safeParse(draft)
  const parsedName = Name.safeParse(name ?? knownName)
  if (wants.success && parsedName.success) return { wants: wants.data, name: parsedName.data }
  const faults: Record<string, string> = {}
  for (const { path, message } of wants.error?.issues ?? []) faults[String(path[0])] ??= asSentence(message)
  for (const { message } of parsedName.error?.issues ?? []) faults.name ??= asSentence(message)
  return { faults }
}

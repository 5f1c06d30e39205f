import type { Profile } from '@dryrun/shared/api/profile.ts'
import { QueueRequest, WantedRole } from '@dryrun/shared/api/queue.ts'
import { TargetLevel } from '@dryrun/shared/interview/terms.ts'
import { z } from 'zod'
import { nameOr } from '../setup/open-draft.ts'
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

/** Checks a draft and leaves the name out where it is known already. */
export const joinSchema = (knownName: string) =>
  QueueRequest.extend({ name: knownName === '' ? nameOr('') : z.unknown().transform(() => undefined) })
export type JoinRequest = z.output<ReturnType<typeof joinSchema>>

import { OpenRequest, RoundRequest } from '@dryrun/shared/api/interviews.ts'
import type { PackSummary } from '@dryrun/shared/api/packs.ts'
import { Name } from '@dryrun/shared/interview/commands.ts'
import { defaultPlan, TargetLevel } from '@dryrun/shared/interview/terms.ts'
import { z } from 'zod'
import { dayOf } from '../lib/dates.ts'

/** The form's state, valid or not. */
export const OpenDraft = z.object({
  name: z.string().nullable(),
  title: z.string(),
  packId: z.string(),
  targetLevel: TargetLevel,
  rounds: z.array(RoundRequest),
  plan: z.array(z.object({ id: z.string(), name: z.string(), minutes: z.union([z.number(), z.literal('')]) })),
})
export type OpenDraft = z.infer<typeof OpenDraft>
export type RoundDraft = OpenDraft['rounds'][number]
export type HostRole = RoundDraft['hostRole']

/** Defaults: one round, with the host as interviewer. The title does not reveal the question. */
export function firstDraft(packs: readonly PackSummary[]): OpenDraft {
  const pack = packs[0]
  const draft: OpenDraft = {
    name: null,
    title: `System-design rehearsal, ${dayOf(Date.now())}`,
    packId: pack?.id ?? '',
    targetLevel: 'senior',
    rounds: [],
    plan: defaultPlan.map((phase) => ({ ...phase })),
  }
  return { ...draft, rounds: [newRound(draft, pack, 'interviewer')] }
}

/** A round where the host is candidate draws its question, so that the host does not know the prompt. */
export function newRound(
  { rounds, targetLevel }: Pick<OpenDraft, 'rounds' | 'targetLevel'>,
  pack: PackSummary | undefined,
  hostRole: HostRole,
): RoundDraft {
  if (hostRole === 'candidate') return { questionId: null, hostRole }
  const taken = new Set(rounds.map(({ questionId }) => questionId))
  const free = pack?.questions.filter(({ id, levels }) => !taken.has(id) && levels.includes(targetLevel)) ?? []
  const question = free.find(({ kind }) => kind === 'design') ?? free[0]
  return { questionId: question?.id ?? null, hostRole }
}

export function fromPack(draft: OpenDraft, pack: PackSummary | undefined): Pick<OpenDraft, 'packId' | 'rounds'> {
  if (!pack) return draft
  const rounds: RoundDraft[] = []
  for (const { hostRole } of draft.rounds) rounds.push(newRound({ ...draft, rounds }, pack, hostRole))
  return { packId: pack.id, rounds }
}

export type Faults = Readonly<Record<string, string>>

/** The request, or an error sentence per field, keyed by path ("plan.2.minutes"). */
export function requestOf({ name, ...draft }: OpenDraft, knownName: string) {
  const request = OpenRequest.safeParse(draft)
  const parsedName = Name.safeParse(name ?? knownName)
  if (request.success && parsedName.success) return { request: request.data, name: parsedName.data }
  const faults: Record<string, string> = {}
  for (const { path, message } of request.error?.issues ?? []) faults[path.join('.')] ??= asSentence(message)
  for (const { message } of parsedName.error?.issues ?? []) faults.name ??= asSentence(message)
  return { faults }
}

/** Turns a schema's message fragment into a sentence. */
export const asSentence = (fragment: string): string =>
  `${fragment.charAt(0).toUpperCase()}${fragment.slice(1)}${/[.?]$/.test(fragment) ? '' : '.'}`

export const minutesOf = (plan: OpenDraft['plan']): number =>
  plan.reduce((sum, { minutes }) => sum + (minutes === '' ? 0 : minutes), 0)

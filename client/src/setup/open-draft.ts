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
    title: `Mock interview, ${dayOf(Date.now())}`,
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

/** Chooses a pack, and a question of that pack for each round. */
export function fromPack<Draft extends OpenDraft>(draft: Draft, pack: PackSummary | undefined): Draft {
  const rounds: RoundDraft[] = []
  for (const { hostRole } of draft.rounds) rounds.push(newRound({ ...draft, rounds }, pack, hostRole))
  return { ...draft, packId: pack?.id ?? '', rounds }
}

/** Replaces a pack that is gone, and questions that its new version does not have. */
export function fitted<Draft extends OpenDraft>(draft: Draft, packs: readonly PackSummary[]): Draft {
  const pack = packs.find(({ id }) => id === draft.packId)
  if (!pack) return fromPack(draft, packs[0])
  const rounds: RoundDraft[] = []
  for (const round of draft.rounds)
    rounds.push(hasQuestion(pack, round.questionId) ? round : newRound({ ...draft, rounds }, pack, round.hostRole))
  return { ...draft, rounds }
}

/** Whether a pack has a question; a question to draw is in every pack. */
export const hasQuestion = (pack: PackSummary | undefined, questionId: string | null): boolean =>
  questionId === null || (pack?.questions.some(({ id }) => id === questionId) ?? false)

/** The name of a draft, which is the known name until it is changed. */
export const nameOr = (knownName: string) =>
  z
    .string()
    .nullable()
    .transform((name) => name ?? knownName)
    .pipe(Name)

export const openSchema = (knownName: string) => OpenRequest.extend({ name: nameOr(knownName) })
export type NamedOpenRequest = z.output<ReturnType<typeof openSchema>>

export const minutesOf = (plan: OpenDraft['plan']): number =>
  plan.reduce((sum, { minutes }) => sum + (minutes === '' ? 0 : minutes), 0)

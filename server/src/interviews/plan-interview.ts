import { randomInt, randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { OpenRequest } from '@dryrun/shared/api/interviews.ts'
import type { Me } from '@dryrun/shared/api/me.ts'
import type { PackSummary } from '@dryrun/shared/api/packs.ts'
import { planOfKind } from '@dryrun/shared/interview/kinds.ts'
import { defaultPlan, type Phase } from '@dryrun/shared/interview/terms.ts'
import type { Question } from '@dryrun/shared/pack.ts'
import type { RoundPlan } from '../core/round-plan.ts'
import { rubricFor } from '../core/rubric/rubric.ts'
import type { SystemCommandOf } from '../core/system-commands.ts'
import { type DenialFaults, Denied, deniedBy } from '../denied.ts'
import type { PackStore } from '../packs/pack-store.ts'
import { type QuestionKey, questionKey } from '../progress/model/question-key.ts'
import { drawQuestions } from './model/draw-questions.ts'

/** `isBarred` says whether a question is held for a player in another interview. */
export type Choosing = Readonly<{ packs: PackStore; isBarred: (key: QuestionKey) => boolean }>

/**
 * Turns the host's request into the command that opens the interview. The command carries the full text of its
 * questions, so the interview is independent of later pack versions. Refuses with `invalid` an unknown pack, repeated
 * phases or a bad choice of questions, and with `questionHeld` a barred question.
 */
export async function planInterview(
  request: OpenRequest,
  host: Me,
  choosing: Choosing,
): Promise<SystemCommandOf<'openInterview'>> {
  const offered = await choosing.packs.catalogFor(host.id)
  const pack = offered.find(({ id }) => id === request.packId)
  if (!pack) throw faultAt('packId', 'There is no such pack. Choose another one.')
  const phases = request.plan.map(({ id }) => id)
  if (new Set(phases).size !== phases.length) throw faultAt('plan', 'Two phases of the plan have the same id.')
  return {
    type: 'openInterview',
    id: randomUUID(),
    title: request.title,
    pack: { id: pack.id, version: pack.version, title: pack.title },
    targetLevel: request.targetLevel,
    plan: request.plan,
    rounds: await planRounds(request, pack, choosing),
    hostName: host.name,
  }
}

async function planRounds(request: OpenRequest, pack: PackSummary, choosing: Choosing): Promise<RoundPlan[]> {
  const { packs } = choosing
  const drawn = questionsFor(request, pack, choosing)
  const questions = await Promise.all(drawn.map((id) => packs.question(pack.id, pack.version, id)))
  return request.rounds.map(({ hostRole }, index) => {
    const question = questions[index]
    if (!question) throw new Error(`${pack.id} ${pack.version} is stored without ${drawn[index]}`)
    const interviewer = hostRole === 'interviewer' ? 'host' : 'guest'
    return { question, rubric: rubricFor(question), interviewer, ...ownPlan(question, request.plan) }
  })
}

/** A host who keeps the default plan gets the plan of each question; a changed plan applies to all rounds. */
function ownPlan({ kind, plan }: Question, asked: readonly Phase[]): Pick<RoundPlan, 'plan'> {
  const own = plan ?? planOfKind[kind]
  return isDeepStrictEqual(asked, defaultPlan) && own !== defaultPlan ? { plan: [...own] } : {}
}

function questionsFor(request: OpenRequest, pack: PackSummary, { isBarred }: Choosing): string[] {
  const wanted = request.rounds.map(({ questionId }) => questionId)
  const isFree = (questionId: string) => !isBarred(questionKey({ packId: pack.id, questionId }))
  const draw = (choices: PackSummary['questions']) =>
    drawQuestions({ wanted, choices, targetLevel: request.targetLevel, random: randomInt })
  const drawn = draw(pack.questions.filter(({ id }) => isFree(id)))
  if (drawn) return drawn
  if (draw(pack.questions)) throw deniedBy('questionHeld')
  throw new Denied('invalid', badChoice, misfits(request, pack))
}

const badChoice = 'Choose questions of this pack, each of them once.'

/** The rounds whose question the pack does not have or an earlier round has; all rounds when the questions run out. */
function misfits({ rounds }: OpenRequest, { questions }: PackSummary): DenialFaults {
  const wanted = rounds.map(({ questionId }) => questionId)
  const isMisfit = (id: string | null, index: number) =>
    id !== null && (questions.every((question) => question.id !== id) || wanted.indexOf(id) < index)
  const all = wanted.map((_, index) => index)
  const bad = all.filter((index) => isMisfit(wanted[index] ?? null, index))
  return (bad.length ? bad : all).map((index) => ({ path: `rounds.${index}.questionId`, message: badChoice }))
}

const faultAt = (path: string, message: string): Denied => new Denied('invalid', message, [{ path, message }])

/** Rethrows a refusal with the paths of its faults in the request that holds the request to `planInterview`. */
export const underPath =
  (rename: (path: string) => string) =>
  (error: unknown): never => {
    if (!(error instanceof Denied) || !error.faults) throw error
    const faults = error.faults.map(({ path, message }) => ({ path: rename(path), message }))
    throw new Denied(error.reason, error.message, faults)
  }

import { randomInt, randomUUID } from 'node:crypto'
import type { OpenRequest } from '@dryrun/shared/api/interviews.ts'
import type { Me } from '@dryrun/shared/api/me.ts'
import type { PackSummary } from '@dryrun/shared/api/packs.ts'
import type { RoundPlan } from '../core/round-plan.ts'
import { rubricFor } from '../core/rubric.ts'
import type { SystemCommandOf } from '../core/system-commands.ts'
import { Problem } from '../errors.ts'
import type { PackStore } from '../packs/pack-store.ts'
import { type QuestionKey, questionKey } from '../progress/model/question-key.ts'
import { drawQuestions } from './model/draw-questions.ts'
import { problemOf } from './problem-of.ts'

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
  if (!pack) throw new Problem('invalid', 'There is no such pack.')
  const phases = request.plan.map(({ id }) => id)
  if (new Set(phases).size !== phases.length) throw new Problem('invalid', 'Two phases of the plan have the same id.')
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
    return { question, rubric: rubricFor(question), interviewer: hostRole === 'interviewer' ? 'host' : 'guest' }
  })
}

function questionsFor(request: OpenRequest, pack: PackSummary, { isBarred }: Choosing): string[] {
  const wanted = request.rounds.map(({ questionId }) => questionId)
  const isFree = (questionId: string) => !isBarred(questionKey({ packId: pack.id, questionId }))
  const draw = (choices: PackSummary['questions']) =>
    drawQuestions({ wanted, choices, targetLevel: request.targetLevel, random: randomInt })
  const drawn = draw(pack.questions.filter(({ id }) => isFree(id)))
  if (drawn) return drawn
  if (draw(pack.questions)) throw problemOf('questionHeld')
  throw new Problem('invalid', 'Choose questions of this pack, each of them once.')
}

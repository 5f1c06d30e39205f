import { randomInt, randomUUID } from 'node:crypto'
import type { Me, OpenRequest, PackSummary } from '@dryrun/shared/api.ts'
import type { HouseCommandOf } from '@dryrun/shared/interview/house-commands.ts'
import type { RoundPlan } from '@dryrun/shared/interview/round-plan.ts'
import { rubricFor } from '@dryrun/shared/interview/rubric.ts'
import { Problem } from '../errors.ts'
import type { PackShelf } from '../packs/pack-shelf.ts'
import { drawQuestions } from './draw-questions.ts'

/**
 * What the host asks for, made into the command that opens the interview. It carries the whole text of its questions:
 * an interview keeps the version it began with, whatever becomes of the pack.
 */
export async function planInterview(
  request: OpenRequest,
  host: Me,
  packs: PackShelf,
): Promise<HouseCommandOf<'openInterview'>> {
  const offered = await packs.catalogFor(host.id)
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
    rounds: await planRounds(request, pack, packs),
    hostName: host.name,
  }
}

async function planRounds(request: OpenRequest, pack: PackSummary, packs: PackShelf): Promise<RoundPlan[]> {
  const drawn = drawQuestions({
    wanted: request.rounds.map(({ questionId }) => questionId),
    choices: pack.questions,
    targetLevel: request.targetLevel,
    random: randomInt,
  })
  if (!drawn) throw new Problem('invalid', 'Choose questions of this pack, each of them once.')
  const questions = await Promise.all(drawn.map((id) => packs.question(pack.id, pack.version, id)))
  return request.rounds.map(({ hostRole }, index) => {
    const question = questions[index]
    if (!question) throw new Error(`${pack.id} ${pack.version} is stored without ${drawn[index]}`)
    return { question, rubric: rubricFor(question), interviewer: hostRole === 'interviewer' ? 'host' : 'guest' }
  })
}

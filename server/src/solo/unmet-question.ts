import { randomInt } from 'node:crypto'
import type { TargetLevel } from '@dryrun/shared/interview/terms.ts'
import type { FastifyInstance } from 'fastify'
import { drawQuestions } from '../interviews/model/draw-questions.ts'
import { type QuestionKey, questionKey } from '../progress/model/question-key.ts'

type Wanted = Readonly<{ personId: string; packId: string; targetLevel: TargetLevel; besides?: readonly QuestionKey[] }>

/**
 * Draws a question that the person has not answered, read or had held elsewhere, and that is not in `besides`. Null
 * when none is left.
 */
export async function unmetQuestion(
  { packs, rounds, scripts }: Pick<FastifyInstance, 'packs' | 'rounds' | 'scripts'>,
  { personId, packId, targetLevel, besides = [] }: Wanted,
): Promise<string | null> {
  const [offered, answered, seen, barred] = await Promise.all([
    packs.catalogFor(personId),
    rounds.answered([personId]),
    rounds.scriptSeen([personId]),
    scripts.barred([personId]),
  ])
  const met = new Set([answered, seen, barred].flatMap((keys) => [...(keys.get(personId) ?? [])]).concat(besides))
  const pack = offered.find(({ id }) => id === packId)
  const choices = pack?.questions.filter(({ id }) => !met.has(questionKey({ packId, questionId: id }))) ?? []
  return drawQuestions({ wanted: [null], choices, targetLevel, random: randomInt })?.[0] ?? null
}

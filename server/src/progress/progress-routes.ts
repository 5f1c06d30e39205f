import { ApiError } from '@dryrun/shared/api/api-error.ts'
import { ProgressReply, StudyReply, StudyTick } from '@dryrun/shared/api/progress.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { meOf } from '../access/plugin.ts'
import { Problem } from '../errors.ts'
import { progressOf } from './model/progress.ts'

const tags = ['progress']
const progressSchema = {
  tags,
  summary: 'What your own rounds say about you over time',
  response: { 200: ProgressReply, '4xx': ApiError },
}
const tickSchema = {
  tags,
  summary: 'Tick a step of your study plan, or take the tick back',
  body: StudyTick,
  response: { 200: StudyReply, '4xx': ApiError },
}

/** The cookie alone selects the person; no URL names one. */
export const progressRoutes: FastifyPluginAsyncZod = async (app) => {
  const studyOf = async (personId: string) => progressOf(await app.past.pastOf(personId)).asCandidate.study

  app.get('/api/progress', { schema: progressSchema }, async (request) =>
    progressOf(await app.past.pastOf(meOf(request).id)),
  )

  app.post('/api/study/ticks', { schema: tickSchema }, async (request) => {
    const { id } = meOf(request)
    const tick = request.body
    const study = await studyOf(id)
    const item = study.find(
      ({ interviewId, round, dimension }) =>
        interviewId === tick.interviewId && round === tick.round && dimension === tick.dimension,
    )
    if (!item?.steps.some(({ step }) => step === tick.step)) throw new Problem('notFound')
    await app.past.tick(id, tick, Date.now())
    return { study: await studyOf(id) }
  })
}

import { ApiError } from '@dryrun/shared/api/api-error.ts'
import { ProgressReply, StudyReply, StudyTick } from '@dryrun/shared/api/progress.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { meOf } from '../access/plugin.ts'
import type { Config } from '../config.ts'
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

/** People read of themselves alone: whose progress it is says the cookie, and no address says it. */
export const progressRoutes: FastifyPluginAsyncZod<{ config: Config }> = async (app, { config }) => {
  // All of one's rounds are looked at each time: a tenth of what may be asked altogether.
  const rateLimit = { max: Math.ceil(config.limits.requestsPerMinute / 10), timeWindow: '1 minute' }
  const studyOf = async (personId: string) => progressOf(await app.past.pastOf(personId)).asCandidate.study

  app.get('/api/progress', { config: { rateLimit }, schema: progressSchema }, async (request) =>
    progressOf(await app.past.pastOf(meOf(request).id)),
  )

  app.post('/api/study/ticks', { config: { rateLimit }, schema: tickSchema }, async (request) => {
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

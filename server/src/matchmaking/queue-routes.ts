import { ApiError } from '@dryrun/shared/api/api-error.ts'
import { QueueNews, QueueRequest, QueueState } from '@dryrun/shared/api/queue.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { meOf } from '../access/plugin.ts'

const tags = ['queue']
const state = { 200: QueueState, '4xx': ApiError }
const newsSchema = {
  tags,
  summary: 'How many people wait for a partner, and how long it usually takes',
  response: { 200: QueueNews },
}
const joinSchema = {
  tags,
  summary: 'Wait for a partner; who waits already keeps their place',
  body: QueueRequest,
  response: state,
}
const lookSchema = { tags, summary: 'Where you stand in the queue', response: state }
const hearSchema = { tags, summary: 'Say that you are still there; ask for it every two seconds', response: state }
const acceptSchema = { tags, summary: 'Accept the partner you are offered', response: state }
const leaveSchema = { tags, summary: 'Leave the queue, and decline what you are offered', response: state }

export const queueRoutes: FastifyPluginAsyncZod<{ now: () => number }> = async (app, { now }) => {
  app.get('/api/queue', { schema: newsSchema }, () => app.queue.news('either', now()))

  app.post('/api/queue', { schema: joinSchema }, (request) => app.queue.join(meOf(request).id, request.body, now()))

  app.get('/api/queue/me', { schema: lookSchema }, (request) => app.queue.state(meOf(request).id, now()))

  app.put('/api/queue/me', { schema: hearSchema }, (request) => app.queue.hear(meOf(request).id, now()))

  app.post('/api/queue/accept', { schema: acceptSchema }, (request) => app.queue.accept(meOf(request).id, now()))

  app.delete('/api/queue/me', { schema: leaveSchema }, (request) => app.queue.leave(meOf(request).id, now()))
}

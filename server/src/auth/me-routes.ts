import { ApiError } from '@dryrun/shared/api/api-error.ts'
import { MeReply, NameRequest } from '@dryrun/shared/api/me.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Config } from '../config.ts'
import { cookieKeeper } from './keep-cookies.ts'

const tags = ['people']
const readSchema = { tags, summary: 'Who you are', response: { 200: MeReply } }
const nameSchema = {
  tags,
  summary: 'Become a guest with a name, or change your name',
  body: NameRequest,
  response: { 200: MeReply, '4xx': ApiError },
}

export const meRoutes: FastifyPluginAsyncZod<{ config: Config }> = async (app, { config }) => {
  const keep = cookieKeeper(config)

  app.get('/api/me', { schema: readSchema }, async (request, reply) => {
    const { me, cookies } = await app.identity.welcomeBack(request.headers)
    keep(request, reply, cookies)
    return { me }
  })

  app.post('/api/me', { schema: nameSchema }, async (request, reply) => ({
    me: await app.nameMe(request, reply, request.body.name),
  }))
}

import { ApiError } from '@dryrun/shared/api/api-error.ts'
import { Profile, ProfileReply } from '@dryrun/shared/api/profile.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { meOf } from '../access/plugin.ts'
import { Problem } from '../errors.ts'

const tags = ['people']
const readSchema = {
  tags,
  summary: 'What you have said of yourself, so that a partner can be found',
  response: { 200: ProfileReply, '4xx': ApiError },
}
const saveSchema = {
  tags,
  summary: 'Say when, in which languages and for what you want to practice',
  body: Profile,
  response: { 200: ProfileReply, '4xx': ApiError },
}

export const profileRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get('/api/profile', { schema: readSchema }, (request) => app.profiles.mine(meOf(request).id))

  app.put('/api/profile', { schema: saveSchema }, async (request) => {
    const { body } = request
    if (!isZone(body.timeZone)) throw new Problem('invalid', noZone, [{ path: 'timeZone', message: noZone }])
    await app.profiles.save(meOf(request).id, body, Date.now())
    return { profile: body, saved: true }
  })
}

const noZone = 'There is no such time zone. Choose one of the list.'

function isZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

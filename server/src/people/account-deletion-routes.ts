import { Readable } from 'node:stream'
import { DoneReply, LeaveRequest } from '@dryrun/shared/api/account.ts'
import { ApiError } from '@dryrun/shared/api/api-error.ts'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { meOf } from '../access/plugin.ts'
import { Attempts } from '../auth/attempts.ts'
import { cookieKeeper } from '../auth/keep-cookies.ts'
import type { Config } from '../config.ts'
import type { Database } from '../db/connect.ts'
import { Problem } from '../errors.ts'
import { AccountDeletions } from './account-deletion-store.ts'
import { ownData } from './own-data.ts'
import { ownPerson, ownRows } from './own-data-store.ts'

const notIt = 'That is not it. Nothing was deleted.'
const tags = ['account']
const dataSchema = {
  tags,
  summary: 'All that is kept of you, as one file; of each interview what you may see of it',
  produces: ['application/json'],
}
const leaveSchema = {
  tags,
  summary: 'Delete yourself and what is yours alone; what others sit in too stays theirs, without your name',
  body: LeaveRequest,
  response: { 200: DoneReply, '4xx': ApiError },
}

export const leaveRoutes: FastifyPluginAsyncZod<{ db: Database; config: Config }> = async (app, { db, config }) => {
  const { accounts, identity, profiles, selves, signIns, standing } = app
  const attempts = new Attempts(config.limits.signInPerAccount)
  const keep = cookieKeeper(config)
  const departures = new AccountDeletions({
    db,
    selvesOf: (id) => selves.of(id),
    async forget(id) {
      await app.rooms.shut(id)
      app.reports.forget(id)
    },
  })

  app.get('/api/account/data', { schema: dataSchema }, async (request, reply) => {
    const { id } = meOf(request)
    const person = await ownPerson(db, id)
    if (!person) throw new Problem('unauthenticated')
    const { profile } = await profiles.mine(id)
    const rows = await ownRows(db, await selves.of(id))
    return reply
      .header('content-disposition', 'attachment; filename="dryrun-my-data.json"')
      .type('application/json; charset=utf-8')
      .send(Readable.from(ownData(app, { person, profile, rows })))
  })

  app.delete('/api/account', { schema: leaveSchema }, async (request, reply) => {
    const { id } = meOf(request)
    await attempts.count(id, { known: id, address: request.ip })
    if (!(await isMeant(request))) throw new Problem('conflict', notIt, [{ path: 'proof', message: notIt }])
    const cookies = await identity.forgetting(request.headers)
    const user = await accounts.of(id)
    if (user && !user.isAnonymous) await standing.keepSuspension(id, user.email)
    await departures.leave(id)
    signIns.tellEnded()
    keep(request, reply, cookies)
    return { done: true as const }
  })

  /** Whether `proof` is the password, or for a person without one their exact name. */
  async function isMeant(request: FastifyRequest): Promise<boolean> {
    const { id, name } = meOf(request)
    const { proof } = request.body as LeaveRequest
    return (await accounts.hasPassword(id)) ? accounts.passwordMatches(id, proof) : proof.trim() === name
  }
}

import { DoneReply, OAuthProvider, OAuthProvidersReply, SignInRequest } from '@dryrun/shared/api/account.ts'
import { ApiError } from '@dryrun/shared/api/api-error.ts'
import { MeReply } from '@dryrun/shared/api/me.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { meOf } from '../access/plugin.ts'
import type { Config } from '../config.ts'
import { Problem } from '../errors.ts'
import { Attempts } from './attempts.ts'
import { cookieKeeper } from './keep-cookies.ts'

const noMatch = 'This address and this password do not belong together.'
const tags = ['account']
const done = { done: true } as const
const waysSchema = { tags, summary: 'How one can sign in on this server', response: { 200: OAuthProvidersReply } }
const inSchema = {
  tags,
  summary: 'Sign in; a guest’s interviews come along if they are to',
  body: SignInRequest,
  response: { 200: MeReply, '4xx': ApiError },
}
const outSchema = { tags, summary: 'Sign out in this browser', response: { 200: DoneReply, '4xx': ApiError } }
const everywhereSchema = {
  tags,
  summary: 'Sign out in every browser, this one included',
  response: { 200: DoneReply, '4xx': ApiError },
}

export const signInRoutes: FastifyPluginAsyncZod<{ config: Config }> = async (app, { config }) => {
  const { browsers, identity, signIns } = app
  const attempts = new Attempts(config.limits.signInPerAccount)
  const keep = cookieKeeper(config)

  app.get('/api/sign-in/ways', { schema: waysSchema }, async () => ({
    ways: OAuthProvider.options.filter((way) => config.ways[way]),
    mail: config.mail !== undefined,
  }))

  app.post('/api/sign-in', { schema: inSchema }, async (request, reply) => {
    const { email, password, bring } = request.body
    const source = { known: browsers.numberIn(request.headers, email), address: request.ip }
    await attempts.count(email, source)
    const before = await app.whoIs(request.headers)
    const greeting = await identity.signIn(email, password, request.headers['user-agent'])
    if (!greeting) throw new Problem('unauthenticated', noMatch, [{ path: 'password', message: noMatch }])
    if (before?.guest && bring) await app.selves.join(before.id, greeting.me.id, Date.now())
    else if (before) await identity.signOut(request.headers)
    await attempts.succeeded(email, source)
    signIns.tellEnded()
    keep(request, reply, source.known ? greeting.cookies : [...greeting.cookies, browsers.cookieFor(email)])
    return { me: greeting.me }
  })

  app.post('/api/sign-out', { schema: outSchema }, async (request, reply) => {
    refuseGuest(meOf(request).guest)
    keep(request, reply, await identity.signOut(request.headers))
    signIns.tellEnded()
    return done
  })

  app.post('/api/sign-out-everywhere', { schema: everywhereSchema }, async (request, reply) => {
    refuseGuest(meOf(request).guest)
    await signIns.endAll(meOf(request).id)
    keep(request, reply, await identity.signOut(request.headers))
    return done
  })
}

/** A guest has only this browser's cookie and could not sign in again. Refuses with `conflict`. */
function refuseGuest(isGuest: boolean): void {
  if (isGuest)
    throw new Problem('conflict', 'A guest could not come back. Make an account first, or delete what is yours.')
}

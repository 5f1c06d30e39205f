import { OAuthProvider, OAuthReply, OAuthRequest } from '@dryrun/shared/api/account.ts'
import { ApiError } from '@dryrun/shared/api/api-error.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Config } from '../config.ts'
import { Problem } from '../errors.ts'
import { cookieKeeper } from './keep-cookies.ts'

const tags = ['account']
const params = z.object({ way: z.string() })
const goSchema = {
  tags,
  summary: 'Sign in by another service: where to go',
  params,
  body: OAuthRequest,
  response: { 200: OAuthReply, '4xx': ApiError },
}
const backSchema = { tags, summary: 'Where that service sends people back to', params }

/** Return addresses; they carry whether the guest's interviews move to the account. */
const home = { bring: '/?bring', leave: '/' } as const
/** The sign-in page explains the causes: an account with the same address, or a refusal by the provider. */
const notIn = '/sign-in?refused=true'

export const oauthRoutes: FastifyPluginAsyncZod<{ config: Config }> = async (app, { config }) => {
  const { accounts, identity, signIns, standing } = app
  const keep = cookieKeeper(config)

  function wayOf(text: string): OAuthProvider {
    const way = OAuthProvider.safeParse(text)
    if (!way.success || !config.ways[way.data]) throw new Problem('notFound')
    return way.data
  }

  app.post('/api/sign-in/:way', { schema: goSchema }, async (request, reply) => {
    const way = wayOf(request.params.way)
    const { url, cookies } = await identity.wayTo(way, request.body.bring ? home.bring : home.leave)
    keep(request, reply, cookies)
    return { url }
  })

  app.get('/api/sign-in/:way/return', { schema: backSchema }, async (request, reply) => {
    const way = wayOf(request.params.way)
    const before = await app.whoIs(request.headers)
    const { search } = new URL(request.url, 'http://localhost')
    const { cookies, back } = await identity.backFrom(way, search, request.headers)
    if (back === undefined) return reply.redirect(notIn)
    const cookie = cookies.map((each) => each.split(';')[0]).join('; ')
    const now = await app.whoIs({ cookie })
    const user = now && (await accounts.of(now.id))
    if (user) await standing.carrySuspension(user.id, user.email)
    if (before?.guest && now && back.endsWith(home.bring)) await app.selves.join(before.id, now.id, Date.now())
    else if (before) await identity.signOut(request.headers)
    signIns.tellEnded()
    keep(request, reply, cookies)
    return reply.redirect('/')
  })
}

import type { IncomingHttpHeaders } from 'node:http'
import type { Me } from '@dryrun/shared/api/me.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Config } from '../config.ts'
import type { Database } from '../db/connect.ts'
import { isApi } from '../plugins/security.ts'
import { accountRoutes } from './account-routes.ts'
import { Accounts } from './account-store.ts'
import { Identity, type SignedIn } from './identity-store.ts'
import { cookieKeeper } from './keep-cookies.ts'
import { KnownBrowsers } from './known-browser.ts'
import { meRoutes } from './me-routes.ts'
import { oauthRoutes } from './oauth-routes.ts'
import { passwordRoutes } from './password-routes.ts'
import { signInRoutes } from './sign-in-routes.ts'
import { SignIns } from './sign-in-store.ts'
import { VerificationTokens } from './verification-token-store.ts'

declare module 'fastify' {
  interface FastifyInstance {
    identity: Identity
    accounts: Accounts
    signIns: SignIns
    proofs: VerificationTokens
    browsers: KnownBrowsers
    /** Returns the person behind the cookie, or `undefined`. */
    whoIs(headers: IncomingHttpHeaders): Promise<Me | undefined>
    signedIn(headers: IncomingHttpHeaders): Promise<SignedIn | undefined>
    /** Renames the person, or creates a guest and sets the cookie. */
    nameMe(request: FastifyRequest, reply: FastifyReply, name: string): Promise<Me>
  }
}

const auth: FastifyPluginAsyncZod<{ db: Database; config: Config }> = async (app, { db, config }) => {
  const identity = new Identity(db, config)
  const keep = cookieKeeper(config)

  app.decorate('identity', identity)
  app.decorate('accounts', new Accounts(db, identity))
  app.decorate('signIns', new SignIns(db))
  app.decorate('proofs', new VerificationTokens(db))
  app.decorate('browsers', new KnownBrowsers(config.authSecret))
  app.decorate('signedIn', (headers) => identity.signedIn(headers))
  app.decorate('whoIs', async (headers) => (await identity.signedIn(headers))?.me)
  app.decorate('nameMe', async (request, reply, name) => {
    const me = await app.whoIs(request.headers)
    if (!me) return newGuest(request, reply, name)
    if (me.name !== name) await identity.rename(me.id, name)
    return { ...me, name }
  })

  async function newGuest(request: FastifyRequest, reply: FastifyReply, name: string): Promise<Me> {
    const { me, cookies } = await identity.createGuest(name)
    keep(request, reply, cookies)
    return me
  }

  // Answers depend on the person, so neither browsers nor proxies may cache them.
  app.addHook('onRequest', async (request, reply) => {
    if (isApi(request)) reply.header('cache-control', 'private, no-store')
  })

  await app.register(meRoutes, { config })
  await app.register(accountRoutes, { config })
  await app.register(signInRoutes, { config })
  await app.register(oauthRoutes, { config })
  await app.register(passwordRoutes, { config })
}

export default fp(auth, { name: 'auth', dependencies: ['same-site', 'security', 'api-docs', 'mail', 'standing'] })

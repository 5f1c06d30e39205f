import { AccountReply, AccountRequest, DoneReply, ProveRequest } from '@dryrun/shared/api/account.ts'
import { ApiError } from '@dryrun/shared/api/api-error.ts'
import { MeReply } from '@dryrun/shared/api/me.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { meOf } from '../access/plugin.ts'
import type { Config } from '../config.ts'
import { Problem } from '../errors.ts'
import { siteAddress } from '../site-address.ts'
import { addressEmail } from './account-emails.ts'
import { cookieKeeper } from './keep-cookies.ts'

const tags = ['account']
const makeSchema = {
  tags,
  summary: 'Make an account; a guest becomes one and keeps all that is theirs',
  body: AccountRequest,
  response: { 201: MeReply, '4xx': ApiError },
}
const readSchema = {
  tags,
  summary: 'Your account, and where you are signed in',
  response: { 200: AccountReply, '4xx': ApiError },
}
const askSchema = {
  tags,
  summary: 'Have a mail sent to your address, to show that it is yours',
  response: { 200: DoneReply, '4xx': ApiError },
}
const proveSchema = {
  tags,
  summary: 'Show that an address is yours, with the token from the mail',
  body: ProveRequest,
  response: { 200: DoneReply, '4xx': ApiError },
}

const tooManyMails = 'Too many emails have gone to this address. Look among them, or ask again in an hour.'

export const accountRoutes: FastifyPluginAsyncZod<{ config: Config }> = async (app, { config }) => {
  const { accounts, browsers, identity, mail, operators, proofs, signIns, standing } = app
  const keep = cookieKeeper(config)
  const done = { done: true } as const

  /** Resolves with `false` when the address has received too many emails this hour. */
  async function askForProof(personId: string, email: string): Promise<boolean> {
    const token = await proofs.create('address', personId, Date.now())
    return mail.toAddress(email, addressEmail(`${siteAddress(config)}/prove#${token}`, operators.name(email)))
  }

  app.post('/api/account', { schema: makeSchema }, async (request, reply) => {
    const { email, password } = request.body
    const guest = await app.whoIs(request.headers)
    const personId = await accounts.create({ ...request.body, personId: guest?.id })
    const greeting = await identity.signIn(email, password, request.headers['user-agent'])
    if (!greeting) throw new Error('a new account can not be signed in to')
    // Other browsers may hold copies of the guest's cookie; from now on only the password gives access.
    const here = await app.signedIn({ cookie: greeting.cookies.map((each) => each.split(';')[0]).join('; ') })
    await signIns.endAll(personId, here?.signInId)
    await standing.carrySuspension(personId, email)
    keep(request, reply, [...greeting.cookies, browsers.cookieFor(email)])
    void askForProof(personId, email).catch((error) => request.log.warn({ err: error }, 'no proof was asked for'))
    return reply.code(201).send({ me: greeting.me })
  })

  app.get('/api/account', { schema: readSchema }, async (request) => {
    const { id } = meOf(request)
    const user = await accounts.of(id)
    const here = await app.signedIn(request.headers)
    if (!user || !here) throw new Problem('unauthenticated')
    const guest = user.isAnonymous ?? false
    return {
      name: user.name,
      guest,
      email: guest ? null : user.email,
      proven: user.emailVerified,
      hasPassword: await accounts.hasPassword(id),
      signIns: await signIns.of(id, here.signInId),
      interviews: await app.interviewIndex.countFor(id),
    }
  })

  app.post('/api/account/proof', { schema: askSchema }, async (request) => {
    const user = await accounts.of(meOf(request).id)
    if (!user || user.isAnonymous) throw new Problem('conflict', 'A guest has no address. Make an account first.')
    if (!user.emailVerified && !(await askForProof(user.id, user.email))) throw new Problem('tooFast', tooManyMails)
    return done
  })

  app.post('/api/account/prove', { schema: proveSchema }, async (request) => {
    const { token } = request.body
    const owner = await accounts.of((await proofs.ownerOf('address', token, Date.now())) ?? '')
    // Another person may have created an account with an operator's address, so only its owner may verify it, while
    // signed in.
    if (owner && operators.name(owner.email) && (await app.whoIs(request.headers))?.id !== owner.id)
      throw new Problem('unauthenticated', 'Sign in to the account with this address first, then open the link again.')
    const personId = await proofs.use('address', token, Date.now())
    if (!personId) throw new Problem('notFound', 'This link is used or out of date. Have another one sent.')
    await accounts.prove(personId)
    return done
  })
}

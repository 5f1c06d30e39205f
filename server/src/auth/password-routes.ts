import { DoneReply, ForgotRequest, PasswordRequest, ResetRequest } from '@dryrun/shared/api/account.ts'
import { ApiError } from '@dryrun/shared/api/api-error.ts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { meOf } from '../access/plugin.ts'
import type { Config } from '../config.ts'
import { Problem } from '../errors.ts'
import { siteAddress } from '../site-address.ts'
import { passwordEmail } from './account-emails.ts'
import { Attempts } from './attempts.ts'

const notYours = 'This is not your current password.'
const tags = ['account']
const done = { done: true } as const
const forgotSchema = {
  tags,
  summary: 'Have a link for a new password sent; the answer is the same whether there is such an account or not',
  body: ForgotRequest,
  response: { 200: DoneReply, '4xx': ApiError },
}
const resetSchema = {
  tags,
  summary: 'Choose a new password with the token from the mail; every browser is signed out',
  body: ResetRequest,
  response: { 200: DoneReply, '4xx': ApiError },
}
const changeSchema = {
  tags,
  summary: 'Change your password; every other browser is signed out',
  body: PasswordRequest,
  response: { 200: DoneReply, '4xx': ApiError },
}

export const passwordRoutes: FastifyPluginAsyncZod<{ config: Config }> = async (app, { config }) => {
  const { accounts, mail, proofs, signIns } = app
  const attempts = new Attempts(config.limits.signInPerAccount)

  async function sendLink(email: string): Promise<void> {
    const user = await accounts.withAddress(email)
    if (!user) return
    const token = await proofs.create('password', user.id, Date.now())
    await mail.toAddress(email, passwordEmail(`${siteAddress(config)}/reset#${token}`))
  }

  app.post('/api/password/forgot', { schema: forgotSchema }, async (request) => {
    const { email } = request.body
    await attempts.count(email, { address: request.ip })
    // Not awaited, because the duration would reveal whether the account exists.
    void sendLink(email).catch((error) => request.log.warn({ err: error }, 'no link for a password was sent'))
    return done
  })

  app.post('/api/password/reset', { schema: resetSchema }, async (request) => {
    const { token, password } = request.body
    const personId = await proofs.use('password', token, Date.now())
    if (!personId) throw new Problem('notFound', 'This link is used or out of date. Ask for another one.')
    await accounts.setPassword(personId, password)
    // The link came by email, so its use verifies the address.
    if (config.mail) await accounts.prove(personId)
    await signIns.endAll(personId)
    return done
  })

  app.post('/api/password', { schema: changeSchema }, async (request) => {
    const { id } = meOf(request)
    const { current, password } = request.body
    await attempts.count(id, { known: id, address: request.ip })
    if (!(await accounts.passwordMatches(id, current)))
      throw new Problem('conflict', notYours, [{ path: 'current', message: notYours }])
    await accounts.setPassword(id, password)
    await proofs.forget(id)
    const here = await app.signedIn(request.headers)
    await signIns.endAll(id, here?.signInId)
    return done
  })
}

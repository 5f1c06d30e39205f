import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type RunningApp, startApp } from '../../support/http/app.ts'
import { eachServer } from '../../support/http/each-server.ts'
import { password, register } from '../../support/http/member.ts'
import { Participant } from '../../support/http/participant.ts'
import { PostBox } from '../../support/servers/post-box.ts'

const anAddress = () => `${randomUUID()}@example.org`
const remove = (person: Participant, proof: string) =>
  person.request('/api/account', {
    method: 'DELETE',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ proof }),
  })

eachServer({ OPERATORS: 'op@example.org' }, (server) => {
  it("[AX10] an operator's address counts once it is verified by its own account, by a link in the log where no email is sent", async () => {
    const told = vi.spyOn(server.app.log, 'warn')
    const op = new Participant(server.url)
    await register(op, 'Op@example.org')
    expect((await op.get('/api/operator')).status).toBe(404)
    const linkIn = () => told.mock.calls.map(([line]) => (line as { link?: string }).link).find((link) => link)
    const link = await vi.waitUntil(linkIn)
    const token = link?.split('#')[1]
    for (const other of [new Participant(server.url), await Participant.named(server.url, 'Olga')])
      expect((await other.post('/api/account/prove', { token })).status).toBe(401)
    expect((await op.get('/api/operator')).status).toBe(404)
    expect((await op.post('/api/account/prove', { token })).status).toBe(200)
    expect((await op.get('/api/operator')).status).toBe(200)
    told.mockRestore()
  })

  it('[AX10] nobody else gets a link in the log', async () => {
    const told = vi.spyOn(server.app.log, 'warn')
    const noted = vi.spyOn(server.app.log, 'info')
    const ada = new Participant(server.url)
    await register(ada, anAddress())
    await vi.waitUntil(() => noted.mock.calls.some(([line]) => (line as { subject?: string }).subject))
    expect(JSON.stringify([told.mock.calls, noted.mock.calls])).not.toContain('/prove#')
  })

  it('[AX13] a suspension outlives its account, by a hash of the address', async () => {
    const email = anAddress()
    const bob = new Participant(server.url)
    await register(bob, email)
    const { standing } = server.app
    const day = 86_400_000
    const suspension = { reason: 'spam', by: 'op', endsAt: standing.now() + day }
    await standing.suspend({ personId: bob.me?.id ?? '', ...suspension })
    expect((await remove(bob, password)).status).toBe(200)
    const { rows } = await server.pool.query('select * from suspended_addresses')
    expect(JSON.stringify(rows)).not.toContain(email)

    const again = new Participant(server.url)
    await register(again, email)
    expect((await again.post('/api/interviews', {})).status).toBe(403)
    const { rows: held } = await server.pool.query('select reason, ends_at from suspensions where person_id = $1', [
      again.me?.id,
    ])
    expect(held).toEqual([{ reason: 'spam', ends_at: String(suspension.endsAt) }])
    const other = new Participant(server.url)
    await register(other, anAddress())
    expect((await other.post('/api/interviews', {})).status).toBe(400)

    await standing.suspensions.lift(again.me?.id ?? '', standing.now())
    await remove(again, password)
    const lifted = new Participant(server.url)
    await register(lifted, email)
    expect((await lifted.post('/api/interviews', {})).status).toBe(400)
  })
})

eachServer({ LIMIT_SIGN_IN_PER_ACCOUNT: '1', TRUST_PROXY: 'true' }, (server) => {
  const signIn = (person: Participant, email: string, [word, from]: readonly [string, string]) =>
    person.request('/api/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
      body: JSON.stringify({ email, password: word, bring: false }),
    })

  it('[AX12] wrong passwords of others keep nobody out of an account that their browser knows', async () => {
    const email = anAddress()
    const owner = new Participant(server.url)
    await register(owner, email)
    const attempt = async (from: string, word = 'wrong') =>
      (await signIn(new Participant(server.url), email, [word, from])).status
    expect([await attempt('192.0.2.1'), await attempt('192.0.2.1')]).toEqual([401, 429])
    expect(await attempt('192.0.2.2', password)).toBe(200)
    for (let n = 0; n < 15; n++) expect(await attempt(`198.51.100.${n}`)).toBe(401)
    expect(await attempt('198.51.100.14', password)).toBe(429)
    expect(await attempt('192.0.2.3', password)).toBe(200)
    const here = owner.anotherTab()
    expect((await signIn(here, email, [password, '192.0.2.1'])).status).toBe(200)
  })

  it('[AX12] a browser that knows one account has no attempts of its own at another, nor endless ones', async () => {
    const [mine, theirs] = [anAddress(), anAddress()]
    const me = new Participant(server.url)
    await register(me, mine)
    await register(new Participant(server.url), theirs)
    const at = async (email: string) => (await signIn(me.anotherTab(), email, ['wrong', '192.0.2.9'])).status
    expect([await at(theirs), await at(theirs)]).toEqual([401, 429])
    expect([await at(mine), await at(mine)]).toEqual([401, 429])
  })
})

let box: PostBox
let one: RunningApp
beforeAll(async () => {
  box = await PostBox.open()
  const mailing = { SMTP_URL: box.url, MAIL_FROM: 'dryrun@example.org', PUBLIC_URL: 'http://dryrun.example.org' }
  one = await startApp(undefined, { ...mailing, LIMIT_MAILS_PER_HOUR: '3' })
})
afterAll(async () => {
  await one.stop()
  await box.close()
})

it('[AX11] a mailbox gets so many emails an hour, whichever server sends them, and reminders besides', async () => {
  const { MailboxStore } = await import('@dryrun/server/people/mailbox-store.ts')
  const { drizzle } = await import('drizzle-orm/node-postgres')
  const db = drizzle({ client: one.pool })
  const setting = { secret: one.config.authSecret, perHour: 3 }
  const [first, second] = [new MailboxStore(db as never, setting), new MailboxStore(db as never, setting)]
  const address = anAddress()
  const at = (minute: number) => Date.UTC(2026, 0, 1) + minute * 60_000
  const taken = []
  for (const [store, minute] of [
    [first, 0],
    [second, 10],
    [first, 20],
    [second, 59],
    [first, 60.1],
    [second, 61],
  ] as const)
    taken.push(await store.take(address.replace('@', '+again@').toUpperCase(), at(minute)))
  expect(taken).toEqual([true, true, true, false, true, false])
  const atOnce = await Promise.all(
    Array.from({ length: 8 }, (_, n) => (n % 2 ? first : second).take(anAddress(), at(0))),
  )
  expect(atOnce).toEqual(atOnce.map(() => true))
  const same = anAddress()
  const rush = await Promise.all(Array.from({ length: 8 }, (_, n) => (n % 2 ? first : second).take(same, at(0))))
  expect(rush.filter(Boolean)).toHaveLength(3)
})

it('[AX11] its owner is told, and a stranger who asks for a new password learns nothing', async () => {
  const email = anAddress()
  const ada = new Participant(one.url)
  await register(ada, email)
  await box.letterTo(email, '/prove#')
  const ask = () => ada.post('/api/account/proof', {})
  expect([(await ask()).status, (await ask()).status]).toEqual([200, 200])
  const { status, body } = await ask()
  expect([status, (body as { message: string }).message]).toEqual([429, expect.stringContaining('Too many emails')])
  expect((await new Participant(one.url).post('/api/password/forgot', { email })).status).toBe(200)
  await one.app.accounts.prove(ada.me?.id ?? '')
  await one.app.mail.toPerson(ada.me?.id ?? '', { subject: 'News', text: 'Words.' })
  await one.app.mail.toPerson(ada.me?.id ?? '', { subject: 'Reminder', text: 'At nine.', isReminder: true })
  await box.letterTo(email, 'Reminder')
  expect(box.letters.filter(({ to, text }) => to === email && !text.includes('Reminder'))).toHaveLength(3)
})

import { randomUUID } from 'node:crypto'
import type { AccountReply } from '@dryrun/shared/api/account.ts'
import type { InterviewsReply } from '@dryrun/shared/api/interviews.ts'
import type { Profile } from '@dryrun/shared/api/profile.ts'
import { afterAll, expect, it } from 'vitest'
import type { z } from 'zod'
import { eachServer } from '../../support/http/each-server.ts'
import { password, register, signedIn } from '../../support/http/member.ts'
import { openRequest } from '../../support/http/open-request.ts'
import { Participant } from '../../support/http/participant.ts'
import { tokenOf } from '../../support/http/table.ts'
import { PostBox } from '../../support/servers/post-box.ts'

const anAddress = () => `${randomUUID()}@example.org`
const interviewsOf = async (person: Participant) =>
  ((await person.get('/api/interviews')).body as z.infer<typeof InterviewsReply>).interviews.map(({ id }) => id)
const accountOf = async (person: Participant) => (await person.get('/api/account')).body as AccountReply
const tokenIn = (text: string) => /#([\w-]+)/.exec(text)?.[1] ?? ''

const box = await PostBox.open()
afterAll(() => box.close())

eachServer({ LIMIT_SIGN_IN_PER_ACCOUNT: '1000' }, (server) => {
  it('[AC4] a guest becomes an account as the same person, and finds everything in another browser', async () => {
    const ada = await Participant.named(server.url, 'Ada')
    const { id } = await ada.open(openRequest())
    const guest = ada.me?.id
    const guestTab = ada.anotherTab()
    const email = anAddress()
    await register(ada, ` ${email.toUpperCase()} `, 'Ada L.')
    expect(ada.me).toEqual({ id: guest, name: 'Ada L.', guest: false })
    expect((await guestTab.get('/api/me')).body).toEqual({ me: null })

    const elsewhere = await signedIn(server.url, email)
    expect(elsewhere.me).toEqual(ada.me)
    expect(await interviewsOf(elsewhere)).toEqual([id])
    await elsewhere.connect(id)
    await elsewhere.until(({ view }) => view)
    expect(elsewhere.view?.me).toBe(guest)
    elsewhere.disconnect()
  })

  it('[AC4] a stranger makes an account; an address has one, and so has a person', async () => {
    const email = anAddress()
    const ada = new Participant(server.url)
    await register(ada, email)
    expect(await accountOf(ada)).toMatchObject({ guest: false, email, proven: false, hasPassword: true })
    const again = { name: 'Eve', email, password }
    expect((await new Participant(server.url).post('/api/account', again)).status).toBe(409)
    expect((await ada.post('/api/account', { ...again, email: anAddress() })).status).toBe(409)
    for (const wrong of [{ email: 'ada' }, { password: 'too short' }, { password: 'x'.repeat(201) }, { guest: true }])
      expect((await new Participant(server.url).post('/api/account', { ...again, ...wrong })).status).toBe(400)
  })

  it('[AC5] a wrong password and an address that nobody has get the same answer', async () => {
    const email = anAddress()
    await register(new Participant(server.url), email)
    const answers = [email, anAddress()].map(async (each) => {
      const { status, body } = await new Participant(server.url).post('/api/sign-in', {
        email: each,
        password: 'something else',
        bring: true,
      })
      return { status, ...(body as object), requestId: '' }
    })
    const [wrong, unknown] = await Promise.all(answers)
    expect(wrong).toMatchObject({ status: 401, code: 'unauthenticated' })
    expect(unknown).toEqual(wrong)
  })

  it('[AC6] a guest who signs in brings their interviews along, and goes on in them as who they were', async () => {
    const email = anAddress()
    const ada = new Participant(server.url)
    await register(ada, email, 'Ada')
    const bob = await Participant.named(server.url, 'Bob')
    const { id, links } = await bob.open(openRequest())
    const guest = await Participant.named(server.url, 'A guest')
    await guest.claim(tokenOf(links, 'guest'))
    const guestId = guest.me?.id
    await signedIn(server.url, email, guest)

    expect(guest.me?.id).toBe(ada.me?.id)
    for (const each of [guest, ada]) expect(await interviewsOf(each)).toEqual([id])
    await ada.connect(id)
    await ada.until(({ view }) => view)
    expect(ada.view?.me).toBe(guestId)
    await ada.do({ type: 'say', text: 'Still here.' })
    ada.disconnect()
    expect((await ada.get(`/api/interviews/${id}`)).body).toMatchObject({ interview: { seat: 'guest' } })
    const { body } = await ada.get(`/api/links/${tokenOf(links, 'audience')}`)
    expect(body).toMatchObject({ mine: id })
    expect((await ada.post(`/api/links/${tokenOf(links, 'audience')}/claim`, { name: 'Ada' })).status).toBe(409)
  })

  it('[AC6] what was the guest’s alone is the account’s, whose own stays where there can be but one', async () => {
    const email = anAddress()
    const ada = new Participant(server.url)
    await register(ada, email)
    const profile: Profile = { timeZone: 'UTC', languages: ['en'], targetLevel: 'mid', topics: [], availability: [] }
    const guest = await Participant.named(server.url, 'A guest')
    const [adasId = '', guestId = ''] = [ada.me?.id, guest.me?.id]
    await server.app.profiles.save(adasId, { ...profile, languages: ['en'] }, 1)
    await server.app.profiles.save(guestId, { ...profile, languages: ['de'] }, 1)
    const recording = { title: 'Practice', content: Buffer.from('{}') }
    const recordingId = await server.app.recordingShelf.put({ ownerId: guestId, ...recording }, 1)
    await signedIn(server.url, email, guest)
    expect((await server.app.profiles.of([adasId])).get(adasId)?.languages).toEqual(['en'])
    expect(await server.app.recordingShelf.listFor(adasId)).toMatchObject([{ id: recordingId }])
    expect(await server.app.selves.now(guestId)).toBe(adasId)
  })

  it('[AC6] a guest who leaves them behind signs in all the same', async () => {
    const email = anAddress()
    await register(new Participant(server.url), email)
    const guest = await Participant.named(server.url, 'A guest')
    await guest.open(openRequest())
    const { status } = await guest.post('/api/sign-in', { email, password, bring: false })
    expect(status).toBe(200)
    expect(await interviewsOf(guest)).toEqual([])
  })

  it('[AC7] signing out everywhere ends every sign-in at once, and cuts the connections made by them', async () => {
    const email = anAddress()
    const ada = new Participant(server.url)
    await register(ada, email)
    const { id } = await ada.open(openRequest())
    const elsewhere = await signedIn(server.url, email)
    expect((await accountOf(ada)).signIns.map(({ here }) => here).sort()).toEqual([false, true])
    await elsewhere.connect(id)
    expect((await ada.post('/api/sign-out-everywhere', {})).status).toBe(200)
    for (const each of [ada, elsewhere]) expect((await each.get('/api/me')).body).toEqual({ me: null })
    await elsewhere.until(({ isConnected }) => !isConnected)
    await expect(elsewhere.connect(id)).rejects.toThrow('signInFirst')
  })

  it('[AC7] signing out ends this sign-in alone; a guest, who could not come back, is told so instead', async () => {
    const email = anAddress()
    const ada = new Participant(server.url)
    await register(ada, email)
    const elsewhere = await signedIn(server.url, email)
    expect((await ada.post('/api/sign-out', {})).status).toBe(200)
    expect((await ada.get('/api/me')).body).toEqual({ me: null })
    expect((await elsewhere.get('/api/me')).body).toEqual({ me: elsewhere.me })
    const guest = await Participant.named(server.url, 'Bob')
    for (const path of ['/api/sign-out', '/api/sign-out-everywhere'])
      expect((await guest.post(path, {})).status).toBe(409)
  })

  it('[AC8] a changed password lets in, the old one does not, and other browsers are signed out', async () => {
    const email = anAddress()
    const ada = new Participant(server.url)
    await register(ada, email)
    const elsewhere = await signedIn(server.url, email)
    const next = 'another long one'
    expect((await ada.post('/api/password', { current: 'not the one', password: next })).status).toBe(409)
    expect((await ada.post('/api/password', { current: password, password: next })).status).toBe(200)
    expect((await ada.get('/api/me')).body).toEqual({ me: ada.me })
    expect((await elsewhere.get('/api/me')).body).toEqual({ me: null })
    const attempt = async (each: string) =>
      (await new Participant(server.url).post('/api/sign-in', { email, password: each, bring: true })).status
    expect([await attempt(password), await attempt(next)]).toEqual([401, 200])
  })
})

eachServer({ LIMIT_SIGN_IN_PER_ACCOUNT: '2' }, (server) => {
  it('[AC9] the password of one account is tried only so often, from wherever, right or wrong', async () => {
    const email = anAddress()
    await register(new Participant(server.url), email)
    const attempt = async (each: string) =>
      (await new Participant(server.url).post('/api/sign-in', { email, password: each, bring: true })).status
    expect([await attempt('wrong'), await attempt('wrong'), await attempt(password)]).toEqual([401, 401, 429])
  })
})

const mailing = { SMTP_URL: box.url, MAIL_FROM: 'dryrun@example.org', PUBLIC_URL: 'http://dryrun.example.org' }
eachServer({ ...mailing, LIMIT_SIGN_IN_PER_ACCOUNT: '1000', LIMIT_MAILS_PER_HOUR: '1000' }, (server) => {
  it('[AC10] an address is written to once its owner has shown by a mail that it is theirs', async () => {
    const email = anAddress()
    const ada = new Participant(server.url)
    await register(ada, email)
    const note = { subject: 'Tomorrow', text: 'At nine.' }
    await server.app.mail.toPerson(ada.me?.id ?? '', note)
    const { text } = await box.letterTo(email, '/prove#')
    expect(text).toContain('http://dryrun.example.org/prove#')
    const anyone = new Participant(server.url)
    expect((await anyone.post('/api/account/prove', { token: 'made up' })).status).toBe(404)
    expect((await anyone.post('/api/password/reset', { token: tokenIn(text), password })).status).toBe(404)
    expect((await anyone.post('/api/account/prove', { token: tokenIn(text) })).status).toBe(200)
    expect((await anyone.post('/api/account/prove', { token: tokenIn(text) })).status).toBe(404)
    expect(await accountOf(ada)).toMatchObject({ proven: true })
    expect(box.letters.some(({ to, text: each }) => to === email && each.includes('Tomorrow'))).toBe(false)
    await server.app.mail.toPerson(ada.me?.id ?? '', note)
    await box.letterTo(email, 'Tomorrow')
  })

  it('[AC11] a link to a new password comes by mail, is good once, and signs everybody else out', async () => {
    const email = anAddress()
    const ada = new Participant(server.url)
    await register(ada, email)
    const anyone = new Participant(server.url)
    const answers = [
      await anyone.post('/api/password/forgot', { email: anAddress() }),
      await anyone.post('/api/password/forgot', { email }),
    ]
    expect(answers.map(({ status, body }) => [status, body])).toEqual([
      [200, { done: true }],
      [200, { done: true }],
    ])
    const { text } = await box.letterTo(email, '/reset#')
    const next = { token: tokenIn(text), password: 'another long one' }
    expect((await anyone.post('/api/password/reset', { ...next, password: 'short' })).status).toBe(400)
    expect((await anyone.post('/api/password/reset', next)).status).toBe(200)
    expect((await anyone.post('/api/password/reset', next)).status).toBe(404)
    expect((await ada.get('/api/me')).body).toEqual({ me: null })
    const { status } = await ada.post('/api/sign-in', { email, password: next.password, bring: true })
    expect(status).toBe(200)
  })
})

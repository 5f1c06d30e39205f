import { closeIdleLobbies } from '@dryrun/server/interviews/idle-lobbies.ts'
import type { OpenRequest } from '@dryrun/shared/api/interviews.ts'
import { refusals } from '@dryrun/shared/refusals.ts'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { questionOf } from '../support/domain/facts.ts'
import { asCandidate, asInterviewer } from '../support/domain/papers.ts'
import { type RunningApp, startApp } from '../support/http/app.ts'
import { packFile } from '../support/http/own-packs.ts'
import { Participant } from '../support/http/participant.ts'
import { threeRounds, tokenOf } from '../support/http/table.ts'
import { anyDatabase } from '../support/servers/any-database.ts'

const ids = ['orders', 'search', 'chat', 'billing']
const alone = { title: 'Alone', packId: 'small', targetLevel: 'senior', plan: threeRounds.plan }
type Rounds = OpenRequest['rounds']
const asking = (questionId: string | null): Rounds[number] => ({ questionId, hostRole: 'interviewer' })
const answering = (questionId: string | null): Rounds[number] => ({ questionId, hostRole: 'candidate' })

/** Cara is the candidate in Ivan's open interview. Each test continues where the previous one ended. */
let server: RunningApp
let [ivan, cara, zoe]: Participant[] = []
let held: { id: string; guest: string }
beforeAll(async () => {
  server = await startApp(
    await anyDatabase(),
    {},
    ids.map((id) => questionOf(id, `SECRET ${id}`)),
  )
  ivan = await Participant.named(server.url, 'Ivan')
  cara = await Participant.named(server.url, 'Cara')
  zoe = await Participant.named(server.url, 'Zoe')
  held = await opened(host(), [asking('orders')])
  await candidate().claim(held.guest)
})
afterAll(async () => {
  for (const person of [ivan, cara, zoe]) person?.disconnect()
  await server.stop()
})
const named = (name: string) => Participant.named(server.url, name)
const host = () => ivan as Participant
const candidate = () => cara as Participant
const other = () => zoe as Participant

async function opened(person: Participant, rounds: Rounds, packId = 'small') {
  const { id, links } = await person.open({ ...threeRounds, packId, rounds })
  return { id, links, guest: tokenOf(links, 'guest') }
}
const open = (person: Participant, rounds: Rounds) => person.post('/api/interviews', { ...threeRounds, rounds })
const questionsOf = async ({ body }: { body: unknown }) =>
  (await server.app.rooms.peek((body as { id: string }).id))?.rounds.map(({ question }) => question.id)
const said = ({ status, body }: { status: number; body: unknown }) => [status, (body as { message?: string }).message]
const held409 = [409, refusals.questionHeld]

it('[AX2] a question that waits for a person is in none of their other interviews', async () => {
  for (const rounds of [[asking('orders')], [answering('orders')], [asking('search'), answering('orders')]])
    expect(said(await open(candidate(), rounds))).toEqual(held409)
  expect(said(await candidate().post('/api/solo', { ...alone, questionId: 'orders' }))).toEqual(held409)
  const slot = {
    interview: { ...threeRounds, rounds: [asking('orders')] },
    starts: [Math.ceil(Date.now() / 60_000) * 60_000 + 9_000_000],
    timeZone: 'UTC',
  }
  expect(said(await candidate().post('/api/slots', slot))).toEqual(held409)
  const all = ids.map(() => asking(null))
  expect(said(await open(candidate(), all))).toEqual(held409)
  expect(await questionsOf(await open(candidate(), all.slice(1)))).not.toContain('orders')
  expect((await open(other(), [asking('orders')])).status).toBe(201)
})

it('[AX2] nor is it drawn in two who meet, or asked of them at the time they agreed on', async () => {
  const [interviewId, guestId] = [crypto.randomUUID(), candidate().me?.id ?? '']
  const { openMatched } = await import('@dryrun/server/matchmaking/open-matched.ts')
  const party = (person: Participant) => ({ id: person.me?.id ?? '', name: 'Somebody', guest: false })
  const partner = await named('Paula')
  const request = { ...threeRounds, rounds: [answering('orders')] }
  const match = { interviewId, request, host: party(partner), guest: party(candidate()), startsAt: Date.now() }
  await openMatched(server.app, match, Date.now())
  const rounds = (await server.app.rooms.peek(interviewId))?.rounds ?? []
  expect(rounds.map(({ question }) => question.id)).not.toContain('orders')
  expect((await server.app.scripts.barred([guestId])).get(guestId)).toContain('small/orders')
})

it('[AX2] nor can a person take any seat where it is asked', async () => {
  const { links } = await opened(await named('Harry'), [asking('search'), answering('orders')])
  for (const seat of ['guest', 'shadow', 'audience'] as const) {
    const claimed = await candidate().post(`/api/links/${tokenOf(links, seat)}/claim`, { name: 'Cara' })
    expect(said(claimed)).toEqual(held409)
  }
  await (await named('Stranger')).claim(tokenOf(links, 'guest'))
})

it('[AX2] of two seats with one question, asked for at the same moment, a person has one', async () => {
  const person = await named('Pat')
  const tables = [
    await opened(await named('One'), [asking('chat')]),
    await opened(await named('Two'), [asking('chat')]),
  ]
  const claims = tables.map(({ guest }) => person.post(`/api/links/${guest}/claim`, { name: 'Pat' }))
  expect((await Promise.all(claims)).map(({ status }) => status).sort()).toEqual([200, 409])
})

it('[AX2] nor is a question answered that the person observes elsewhere', async () => {
  const observer = await named('Olga')
  const watched = await opened(await named('One'), [asking('billing')])
  await observer.claim(tokenOf(watched.links, 'audience'))
  const { guest, links } = await opened(await named('Two'), [asking('billing')])
  expect(said(await observer.post(`/api/links/${guest}/claim`, { name: 'Olga' }))).toEqual(held409)
  await observer.claim(tokenOf(links, 'audience'))
})

it('[AX3] only the host goes on alone, after the time and without the guest, and that ends the waiting interview', async () => {
  const path = (id: string) => `/api/interviews/${id}/solo`
  expect(said(await candidate().post(path(held.id), {}))).toEqual([409, refusals.notYours])
  const waitingHost = await named('Willa')
  const waiting = await opened(waitingHost, [answering('search')])
  const guest = await named('Gus')
  await guest.claim(waiting.guest)
  const expected = (startsAt: number) => server.app.noShows.expect(waiting.id, [guest.me?.id ?? ''], startsAt)
  const goOn = () => waitingHost.post(path(waiting.id), {})
  expect(said(await goOn())).toEqual([409, refusals.stillExpected])
  await expected(Date.now() - 4 * 60_000)
  expect(said(await goOn())).toEqual([409, refusals.stillExpected])
  await expected(Date.now() - 6 * 60_000)
  await guest.connect(waiting.id)
  expect(said(await goOn())).toEqual([409, refusals.stillExpected])
  guest.disconnect()
  await vi.waitUntil(async () => !(await server.app.rooms.isHere(waiting.id, guest.me?.id ?? '')))
  expect(await questionsOf(await goOn())).toEqual(['search'])
  expect(await server.app.rooms.peek(waiting.id)).toMatchObject({ stage: 'ended', current: -1 })
  expect(said(await goOn())).toEqual([409, refusals.ended])

  await guest.connect(waiting.id)
  await guest.until(({ view }) => view?.interview.stage === 'ended')
  expect(guest.view).toMatchObject({ round: null, papers: [], results: [] })
  for (const of of ['replay', 'replay/frames', 'recording', 'timeline.md'])
    expect((await guest.get(`/api/interviews/${waiting.id}/${of}`)).status).toBeLessThan(500)
  guest.disconnect()
})

it('[AX4] an author does not read the pack of a question that waits for them', async () => {
  const author = await named('Anna')
  const { body } = await author.post('/api/own-packs', { text: packFile([questionOf('own', 'SECRET own')]) })
  const { id: packId, revision } = (body as { pack: { id: string; revision: number } }).pack
  const paths = [`/api/own-packs/${packId}`, `/api/own-packs/${packId}/pack.yaml`]
  await author.post(`/api/own-packs/${packId}/publish`, { revision })
  expect((await author.get(paths[0] ?? '')).status).toBe(200)
  const solo = await author.post('/api/solo', { ...alone, packId, questionId: 'own' })
  expect(solo.status).toBe(201)
  for (const path of paths) expect(said(await author.get(path))).toEqual(held409)
  const { id } = solo.body as { id: string }
  await author.connect(id)
  for (const type of ['startRound', 'endInterview'] as const) await author.do({ type })
  for (const path of paths) expect(said(await author.get(path))).toEqual(held409)
  const { rating: _, ...paper } = asCandidate()
  await author.do(paper)
  await author.do({ type: 'breakSeal' })
  await vi.waitUntil(async () => (await author.get(paths[0] ?? '')).status === 200)
  author.disconnect()
})

it('[AX5] rounds of others to be scored, and their shared reports, are kept back with their script', async () => {
  const bob = await named('Bob')
  const { id, guest } = await opened(other(), [asking('orders')])
  await bob.claim(guest)
  for (const person of [other(), bob]) await person.connect(id)
  await other().do({ type: 'startRound' })
  await other().do({ type: 'score', round: 0, dimension: 'deep-dive', level: 3, how: null, sentence: '' })
  await other().do({ type: 'endInterview' })
  await other().do(asInterviewer())
  await bob.do(asCandidate())
  const { calibrationStore, interviewIndex } = server.app
  await interviewIndex.write(id, Date.now())
  const offer = { interviewId: id, round: 0, questionKey: 'small/orders' }
  await calibrationStore.agree({ ...offer, personId: bob.me?.id ?? '' }, Date.now())
  const calibrationId = await calibrationStore.agree({ ...offer, personId: other().me?.id ?? '' }, Date.now())
  const sharing = { days: 1, showNames: true, showScript: true }
  const { token } = (await bob.post(`/api/interviews/${id}/shares`, sharing)).body as { token: string }

  const listed = async (person: Participant) =>
    ((await person.get('/api/calibrations')).body as { calibrations: unknown[] }).calibrations.length
  expect([await listed(candidate()), await listed(host())]).toEqual([0, 1])
  expect((await candidate().post(`/api/calibrations/${calibrationId}/open`, {})).status).toBe(404)
  expect(said(await candidate().get(`/api/shared/${token}`))).toEqual(held409)
  expect((await new Participant(server.url).get(`/api/shared/${token}`)).status).toBe(200)
  bob.disconnect()
})

it('[AX2] once the seal is broken, the question is as open to them as any other', async () => {
  expect(candidate().received.join('\n')).not.toMatch(/SECRET orders/)
  for (const person of [host(), candidate()]) await person.connect(held.id)
  await host().do({ type: 'startRound' })
  await host().do({ type: 'score', round: 0, dimension: 'deep-dive', level: 3, how: null, sentence: '' })
  await host().do({ type: 'endInterview' })
  expect(said(await open(candidate(), [asking('orders')]))).toEqual(held409)
  await host().do(asInterviewer())
  await candidate().do(asCandidate())
  await vi.waitUntil(async () => (await open(candidate(), [asking('orders')])).status === 201)
})

it('[AX16] an interview that nobody starts within a week is ended, and its question is free again', async () => {
  const guest = await named('Gwen')
  const [waiting, started] = [
    await opened(await named('Wim'), [asking('search')]),
    await opened(await named('Stella'), [answering('chat')]),
  ]
  for (const { guest: token } of [waiting, started]) await guest.claim(token)
  await guest.connect(started.id)
  await guest.do({ type: 'startRound' })
  guest.disconnect()
  expect(said(await open(guest, [asking('search')]))).toEqual(held409)
  const { app } = server
  const openedAt = Date.now()
  const week = 7 * 86_400_000
  await closeIdleLobbies(app, openedAt - 60_000 + week)
  expect(await app.rooms.peek(waiting.id)).toMatchObject({ stage: 'lobby' })
  await closeIdleLobbies(app, openedAt + 1 + week)
  expect(await app.rooms.peek(waiting.id)).toMatchObject({ stage: 'ended', current: -1 })
  expect(await app.rooms.peek(started.id)).toMatchObject({ stage: 'round' })
  expect((await open(guest, [asking('search')])).status).toBe(201)
  await guest.connect(waiting.id)
  await guest.until(({ view }) => view?.interview.stage === 'ended')
  expect(JSON.stringify(guest.frames)).not.toContain('SECRET search')
  guest.disconnect()
})

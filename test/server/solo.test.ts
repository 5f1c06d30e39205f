import { SYSTEM } from '@dryrun/server/core/system-commands.ts'
import type { Link } from '@dryrun/shared/api/invitations.ts'
import { defaultPlan } from '@dryrun/shared/interview/terms.ts'
import { refusals } from '@dryrun/shared/refusals.ts'
import type { ReportView } from '@dryrun/shared/report/report-view.ts'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { questionOf } from '../support/domain/facts.ts'
import { MINUTE } from '../support/domain/given.ts'
import { asCandidate, asInterviewer } from '../support/domain/papers.ts'
import { type RunningApp, startApp } from '../support/http/app.ts'
import { Participant } from '../support/http/participant.ts'
import { threeRounds, tokenOf } from '../support/http/table.ts'
import { eachDatabase } from '../support/servers/databases.ts'

const questions = ['orders', 'search', 'chat'].map((id) => questionOf(id, `SECRET ${id}`))
// The last fact of each gives a point away.
for (const { script } of questions) script.facts[2]!.impliesSecret = true
const request = { title: 'Alone', packId: 'small', questionId: 'orders', targetLevel: 'senior', plan: [...defaultPlan] }
type Opened = { id: string; links: Link[] }

/** One day of a solo user; each test continues where the previous one ended. */
eachDatabase((_name, _connect, place) => {
  let now = Date.now()
  let settings: Record<string, string>
  let server: RunningApp
  let [ada, bob]: Participant[] = []
  let opened: Opened

  const start = async () => {
    server = await startApp(undefined, settings, questions, { now: () => now })
  }
  beforeAll(async () => {
    settings = { ...(await place()), AUTH_SECRET: 'only-for-this-test-0123456789abcdef' }
    await start()
    ada = await Participant.named(server.url, 'Ada')
    bob = await Participant.named(server.url, 'Bob')
  })
  afterAll(async () => {
    for (const person of [ada, bob]) person?.disconnect()
    await server.stop()
  })
  const alone = () => ada as Participant
  const reviewer = () => bob as Participant
  const phase = ({ view }: Participant) => view?.round?.visits.at(-1)?.phase
  const told = (person: Participant) => person.view?.shown.map(({ kind, text }) => `${kind}: ${text}`)
  const entries = () => server.app.eventLog.read(opened.id)
  const facts = ['fact: SECRET orders fact 1', 'fact: SECRET orders fact 2']

  it('[SO13] one link comes with it, for a review, and there is nothing behind it before the end', async () => {
    const { status, body } = await alone().post('/api/solo', request)
    expect(status).toBe(201)
    opened = body as Opened
    expect(opened.links.map(({ seat }) => seat)).toEqual(['guest'])
    const link = `/api/links/${tokenOf(opened.links, 'guest')}`
    expect((await reviewer().get(link)).body).toMatchObject({ review: 'later', taken: false, hostName: 'Ada' })
    const claimed = await reviewer().post(`${link}/claim`, { name: 'Bob' })
    expect([claimed.status, (claimed.body as { message: string }).message]).toEqual([409, refusals.notReviewable])
  })

  it('[SO14] the clock moves the phases and asks by itself, with nobody else there', async () => {
    await alone().connect(opened.id)
    await alone().do({ type: 'startRound' })
    expect(alone().view).toMatchObject({ lens: 'candidate', round: { interviewer: null, title: 'About orders' } })
    now += 2 * MINUTE
    await alone().until((person) => phase(person) === 'requirements')
    expect(told(alone())).toEqual([])
    now += 6 * MINUTE
    await alone().until((person) => phase(person) === 'estimates')
    expect(told(alone())).toEqual(facts)
    now += 22.5 * MINUTE
    await alone().until((person) => told(person)?.length === 3)
    expect(told(alone())?.slice(2)).toEqual(['followUp: SECRET orders ask 1'])
    expect(phase(alone())).toBe('deep-dive')
    const types = (await entries()).filter(({ by }) => by === SYSTEM).map(({ event }) => event.type)
    expect(types).toEqual(expect.arrayContaining(['factTold', 'followUpAsked']))
  })

  it('[SO15] it goes on by itself where a server has stopped, and asks nothing twice', async () => {
    alone().disconnect()
    await server.stop()
    now += 5 * MINUTE
    await start()
    for (const person of [alone(), reviewer()]) person.moveTo(server.url)
    await alone().connect(opened.id)
    await alone().until((person) => told(person)?.length === 5)
    expect(told(alone())).toEqual([
      ...facts,
      'followUp: SECRET orders ask 1',
      'followUp: SECRET orders ask 2',
      'curveball: SECRET orders ten times the load',
    ])
    await alone().do({ type: 'pause' })
    now += 60 * MINUTE
    await alone().do({ type: 'resume' })
    await alone().do({ type: 'askForHint' })
    expect(told(alone())?.slice(5)).toEqual(['hint: SECRET orders nudge'])
    expect(phase(alone())).toBe('deep-dive')
  })

  it('[SO16] a review by link is handed in as after a live interview, and both read the report', async () => {
    await alone().do({ type: 'endInterview' })
    const link = `/api/links/${tokenOf(opened.links, 'guest')}`
    expect((await reviewer().get(link)).body).toMatchObject({ review: 'now' })
    await reviewer().claim(tokenOf(opened.links, 'guest'))
    await reviewer().connect(opened.id)
    const script = questions[0]?.script
    expect(reviewer().view).toMatchObject({ reviews: [{ question: { script } }], papers: [{ as: 'interviewer' }] })
    expect(reviewer().view).toMatchObject({
      reviews: [{ used: [{ itemId: 'fact:k1' }, { itemId: 'fact:k2' }, {}, {}, {}, {}] }],
    })
    const { body: head } = await reviewer().get(`/api/interviews/${opened.id}/replay`)
    expect(head).toMatchObject({ eyes: 'own', chapters: [{ interviewer: null }] })
    const { body: frames } = await reviewer().get(`/api/interviews/${opened.id}/replay/frames`)
    for (const text of ['good 2', 'fact 2']) expect(frames).toContain(`SECRET orders ${text}`)

    const before = ['/report', '/replay?eyes=interviewer'].map((path) =>
      alone().get(`/api/interviews/${opened.id}${path}`),
    )
    expect((await Promise.all(before)).map(({ status }) => status)).toEqual([409, 404])
    const { rating: _, ...paper } = asCandidate()
    await alone().do({ ...paper, comment: '' })
    await reviewer().do({ type: 'score', round: 0, dimension: 'deep-dive', level: 3, how: null, sentence: 'Steady' })
    await reviewer().do(asInterviewer())
    await alone().until(({ view }) => view?.results.length)
    const { body } = await alone().get(`/api/interviews/${opened.id}/report`)
    expect(body).toMatchObject({
      report: { rounds: [{ interviewer: { name: 'Bob' }, candidate: { name: 'Ada', you: true }, interviewing: null }] },
    })
    const [round] = (body as { report: ReportView }).report.rounds
    const given = round?.shown.filter(({ kind }) => kind === 'fact')
    expect(given?.map(({ text, clock }) => [text, clock])).toEqual([
      ['SECRET orders fact 1', 8 * MINUTE],
      ['SECRET orders fact 2', 8 * MINUTE],
    ])
    expect(round?.script?.untold).toEqual([{ ask: 'SECRET orders may ask 3', tell: 'SECRET orders fact 3' }])
    const { body: markdown } = await reviewer().get(`/api/interviews/${opened.id}/report.md`)
    expect(markdown).toContain('Ada answered alone, You reviewed.')
    expect(markdown).not.toContain('not heard')
  })

  it('[SO17] before the seal breaks not a byte of the script reaches who is alone but what the clock has put to them', async () => {
    const heard = new Participant(server.url)
    const eve = await Participant.named(server.url, 'Eve')
    const { id, links } = (await eve.post('/api/solo', { ...request, questionId: 'chat' })).body as Opened
    await eve.connect(id)
    await eve.do({ type: 'startRound' })
    now += 31 * MINUTE
    await eve.until((person) => told(person)?.length === 3)
    await eve.do({ type: 'endInterview' })
    for (const path of ['', '/replay', '/replay/frames', '/recording', '/timeline.md', '/report'])
      await eve.get(`/api/interviews/${id}${path}`)
    await heard.get(`/api/links/${tokenOf(links, 'guest')}`)
    const secrets = (person: Participant) => [...new Set(person.received.join('\n').match(/SECRET chat [\w -]+/g))]
    expect(secrets(heard)).toEqual([])
    expect(secrets(eve)).toEqual(['SECRET chat fact 1', 'SECRET chat fact 2', 'SECRET chat ask 1'])
    const { rating: _, ...paper } = asCandidate()
    await eve.do({ ...paper, comment: '' })
    await eve.do({ type: 'breakSeal' })
    await eve.until(({ view }) => view && 'reviews' in view && view.reviews.length)
    for (const text of ['good 3', 'fact 3']) expect(secrets(eve)).toContain(`SECRET chat ${text}`)
    const { body } = await eve.get(`/api/interviews/${id}/replay/frames?eyes=interviewer`)
    expect(body).toContain('SECRET chat listen 1')
    expect((await eve.get(`/api/interviews/${id}/report`)).status).toBe(404)
    eve.disconnect()
  })

  it('[SO18] where nobody came the host goes on alone with the question that was waiting, or with another after reading its script', async () => {
    const goOn = async (hostRole: 'interviewer' | 'candidate') => {
      const waiting = await alone().open({ ...threeRounds, rounds: [{ questionId: 'search', hostRole }] })
      const { status, body } = await alone().post(`/api/interviews/${waiting.id}/solo`, {})
      expect(status).toBe(201)
      const interview = await server.app.rooms.peek((body as Opened).id)
      return { solo: interview?.solo, title: interview?.title, question: interview?.rounds[0]?.question.id }
    }
    expect(await goOn('candidate')).toEqual({ solo: true, title: 'Practice on Friday, alone', question: 'search' })
    await server.pool.query('update interview_rounds set unsealed_at = 1')
    expect(await goOn('interviewer')).toMatchObject({ solo: true, question: 'chat' })
  })

  it('[SO25] what is drawn for somebody alone they have not met, as long as there is such a question', async () => {
    const id = alone().me?.id ?? ''
    await vi.waitUntil(async () => (await server.app.rounds.answered([id])).get(id)?.has('small/orders'))
    for (const key of ['small/search', 'small/chat'])
      await server.pool.query(
        'delete from interviews where id in (select interview_id from interview_rounds where pack_id || $1 || question_id = $2)',
        ['/', key],
      )
    await server.app.rounds.markSeen(id, 'small/search', now)
    const drawn = async () => {
      const { body } = await alone().post('/api/solo', { ...request, questionId: null })
      const { id: soloId } = body as Opened
      const question = (await server.app.rooms.peek(soloId))?.rounds[0]?.question.id
      // Deletes the open interview, because its question is not drawn again.
      await server.pool.query('delete from interviews where id = $1', [soloId])
      return question
    }
    for (let time = 0; time < 6; time++) expect(await drawn()).toBe('chat')
    await server.app.rounds.markSeen(id, 'small/chat', now)
    expect(await drawn()).toBeDefined()
  })
})

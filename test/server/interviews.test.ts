import type { InterviewSummary } from '@dryrun/shared/api/interviews.ts'
import { expect, it } from 'vitest'
import { eachServer } from '../support/http/each-server.ts'
import { openRequest } from '../support/http/open-request.ts'
import { Participant } from '../support/http/participant.ts'
import { tokenOf } from '../support/http/table.ts'

const listed = async (person: Participant) =>
  ((await person.get('/api/interviews')).body as { interviews: InterviewSummary[] }).interviews

eachServer({}, (server) => {
  it('[V1] an interview is opened with its seats free and its questions unsaid', async () => {
    const ada = await Participant.named(server.url, 'Ada')
    const { id, links } = await ada.open(openRequest())
    expect(links.map(({ seat }) => seat)).toEqual(['guest', 'shadow', 'audience'])
    const { body } = await ada.get(`/api/interviews/${id}`)
    expect(body).toEqual({
      interview: {
        id,
        title: 'Practice on Friday',
        stage: 'lobby',
        seat: 'host',
        createdAt: expect.any(Number),
        people: [{ name: 'Ada', seat: 'host' }],
      },
    })
    expect(ada.received.join('\n')).not.toContain('order-pipeline')
  })

  it('[V1] only somebody opens one, and only with questions and phases that are there, each once', async () => {
    expect((await new Participant(server.url).post('/api/interviews', openRequest())).status).toBe(401)
    const ada = await Participant.named(server.url, 'Ada')
    const round = (questionId: string | null) => ({ questionId, hostRole: 'interviewer' as const })
    const phase = { id: 'a', name: 'A', minutes: 5 }
    for (const wrong of [
      openRequest({ packId: 'nothing' }),
      openRequest({ rounds: [round('nothing')] }),
      openRequest({ rounds: [round('cold-starts'), round('cold-starts')] }),
      openRequest({ rounds: [] }),
      openRequest({ plan: [phase, phase] }),
      openRequest({ title: ' ' }),
      { ...openRequest(), hostId: 'somebody' },
    ]) {
      const { status, body } = await ada.post('/api/interviews', wrong)
      expect([status, body]).toMatchObject([400, { code: 'invalid' }])
    }
    expect(await listed(ada)).toEqual([])
  })

  it('[V2] rounds without a question get different ones, which not even the host is told', async () => {
    const ada = await Participant.named(server.url, 'Ada')
    const rounds = Array.from({ length: 5 }, () => ({ questionId: null, hostRole: 'candidate' as const }))
    const { id } = await ada.open(openRequest({ rounds }))
    const interview = await server.app.rooms.peek(id)
    const drawn = interview?.rounds.map(({ question }) => question) ?? []
    expect(new Set(drawn.map((question) => question.id)).size).toBe(5)
    for (const { id: questionId, prompt } of drawn) {
      const told = ada.received.filter((text) => !text.includes('"packs"')).join('\n')
      expect(told).not.toContain(questionId)
      expect(told).not.toContain(prompt)
    }
    expect(interview?.rounds.every(({ interviewer }) => interviewer === 'guest')).toBe(true)
  })

  it('[V3] the list shows one’s interviews, the latest first, and keeps up with them', async () => {
    const ada = await Participant.named(server.url, 'Ada')
    const first = await ada.open(openRequest({ title: 'First' }))
    const second = await ada.open(openRequest({ title: 'Second' }))
    const bob = new Participant(server.url)
    await bob.claim(tokenOf(first.links, 'guest'), 'Bob')
    expect((await listed(ada)).map(({ title, stage }) => [title, stage])).toEqual([
      ['Second', 'lobby'],
      ['First', 'lobby'],
    ])
    expect(await listed(bob)).toMatchObject([
      {
        id: first.id,
        seat: 'guest',
        people: [
          { name: 'Ada', seat: 'host' },
          { name: 'Bob', seat: 'guest' },
        ],
      },
    ])
    await ada.connect(first.id)
    await ada.do({ type: 'startRound' })
    await expect.poll(async () => (await listed(bob))[0]?.stage).toBe('round')
    await ada.do({ type: 'endInterview' })
    await expect.poll(async () => (await listed(bob))[0]?.stage).toBe('ended')
    expect((await listed(ada)).find(({ id }) => id === second.id)?.stage).toBe('lobby')
  })

  it('[V4] nothing of a script or a rubric stands in the description of the interface', async () => {
    const { body, status } = await new Participant(server.url).get('/api/docs/json')
    expect(status).toBe(200)
    const text = JSON.stringify(body)
    for (const path of ['/api/me', '/api/packs', '/api/interviews/{id}/links', '/api/links/{token}/claim'])
      expect(text).toContain(path)
    for (const secret of ['reallyAsking', 'listenFor', 'goodAnswer', 'redFlags', 'curveball', 'anchors', 'weight'])
      expect(text).not.toContain(secret)
  })
})

import { randomBytes, randomUUID } from 'node:crypto'
import type { Share } from '@dryrun/shared/api/report.ts'
import type { ReportView } from '@dryrun/shared/report/report-view.ts'
import { expect, it } from 'vitest'
import type { RunningApp } from '../../support/http/app.ts'
import { eachServer } from '../../support/http/each-server.ts'
import { Participant } from '../../support/http/participant.ts'
import { Stage } from '../../support/http/staged.ts'

const plain = { days: 7, showNames: false, showScript: false }
const passing = /^(date|x-ratelimit-|retry-after|keep-alive)/

eachServer({}, (server) => {
  let known: Promise<Stage> | undefined
  const stage = () => (known ??= Stage.with(server as RunningApp))
  const people = async () => {
    const told = await stage()
    const { id } = await told.open('unsealed')
    const who = (kind: 'interviewer' | 'candidate' | 'shadow' | 'stranger') => told.who(kind, 'unsealed').anotherTab()
    return { id, ada: who('interviewer'), bob: who('candidate'), sam: who('shadow'), stranger: who('stranger') }
  }
  const share = async (person: Participant, id: string, terms: object = plain) => {
    const { status, body } = await person.post(`/api/interviews/${id}/shares`, terms)
    return { status, ...(body as { share: Share; token: string }) }
  }
  const end = (person: Participant, id: string, shareId: string) =>
    person.request(`/api/interviews/${id}/shares/${shareId}`, {
      method: 'DELETE',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
  const reader = () => new Participant(server.url)
  const answerTo = async (person: Participant, path: string) => {
    const { status, body, headers } = await person.get(path)
    const { requestId: _, ...rest } = body as { requestId?: string }
    return { status, rest, headers: [...headers].filter(([name]) => !passing.test(name)) }
  }

  it('[RT10] both players read the report over HTTP, as data and as a Markdown file, each spoken to', async () => {
    const { id, ada, bob } = await people()
    for (const [person, you] of [
      [ada, 'interviewer'],
      [bob, 'candidate'],
    ] as const) {
      const { report } = (await person.get(`/api/interviews/${id}/report`)).body as { report: ReportView }
      expect(report.rounds[0]?.[you].you).toBe(true)
      const { body, headers } = await person.get(`/api/interviews/${id}/report.md`)
      expect(headers.get('content-type')).toBe('text/markdown; charset=utf-8')
      expect(headers.get('content-disposition')).toContain('attachment')
      expect(body).toContain('**Lean yes for senior**')
    }
  })

  it('[RT8] scores are compared with those of the last earlier round that the same candidate answered: elsewhere too', async () => {
    const first = await (await stage()).open('unsealed')
    const { id, ada, bob } = await people()
    const previous = async (person: Participant) => {
      const { report } = (await person.get(`/api/interviews/${id}/report`)).body as { report: ReportView }
      return report.rounds[0]?.scores.find((row) => row.id === 'deep-dive')?.previous
    }
    expect(first.roundAt).toBeLessThan((await server.app.rooms.peek(id))?.rounds[0]?.startedAt ?? 0)
    expect(await previous(bob)).toBe(3)
    // Ada must not see results of Bob's other interviews.
    expect(await previous(ada)).toBeNull()
  })

  it('[SH6] a share is opened by anybody with its link, and nobody keeps, lists or passes on what it shows', async () => {
    const { id, bob } = await people()
    const { status, token } = await share(bob, id)
    expect(status).toBe(201)
    const { status: opened, body, headers } = await reader().get(`/api/shared/${token}`)
    expect(opened).toBe(200)
    const { report } = body as { report: ReportView }
    expect(report.rounds[0]).toMatchObject({ candidate: { name: 'Candidate', you: false }, script: null })
    expect(headers.get('x-robots-tag')).toBe('noindex, nofollow')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cache-control')).toContain('no-store')
    expect(headers.get('set-cookie')).toBeNull()
  })

  it('[SH7] a share has 128 random bits, of which only a hash is kept, and is answered this once', async () => {
    const { id, bob } = await people()
    const { token } = await share(bob, id)
    expect(Buffer.from(token, 'base64url')).toHaveLength(16)
    expect(JSON.stringify((await bob.get(`/api/interviews/${id}/shares`)).body)).not.toContain(token)
    const { rows } = await server.pool.query('select * from shares where interview_id = $1', [id])
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  it('[SH8] who shares sees their own shares and ends them; the other’s are not there for them', async () => {
    const { id, ada, bob } = await people()
    const [his, hers] = [await share(bob, id), await share(ada, id, { ...plain, showScript: true })]
    const sharesOf = async (person: Participant) =>
      ((await person.get(`/api/interviews/${id}/shares`)).body as { shares: Share[] }).shares.map((each) => each.id)
    expect([await sharesOf(ada), await sharesOf(bob)]).toEqual([[hers.share.id], [his.share.id]])
    for (const foreign of [his.share.id, randomUUID(), 'x']) expect((await end(ada, id, foreign)).status).toBe(404)
    expect((await reader().get(`/api/shared/${his.token}`)).status).toBe(200)
    expect((await end(bob, id, his.share.id)).body).toEqual({ shares: [] })
    expect((await end(bob, id, his.share.id)).status).toBe(404)
    expect((await reader().get(`/api/shared/${his.token}`)).status).toBe(404)
  })

  it('[SH9] a share that has run out, was ended, never was, or is none gets the same answer', async () => {
    const { id, ada, bob } = await people()
    const [ended, old] = [await share(bob, id), await share(bob, id, { ...plain, days: 1 })]
    await end(bob, id, ended.share.id)
    await server.pool.query('update shares set expires_at = created_at where id = $1', [old.share.id])
    const never = randomBytes(16).toString('base64url')
    const answers = []
    for (const person of [reader(), ada, bob])
      for (const token of [ended.token, old.token, never, 'x', '%00', 'a'.repeat(150), id])
        answers.push(await answerTo(person, `/api/shared/${token}`))
    expect(answers[0]?.status).toBe(404)
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect((await bob.get(`/api/interviews/${id}/shares`)).body).toEqual({ shares: [] })
  })

  it('[SH10] a report is shared for one to ninety days, under twenty links at most', async () => {
    const { id, bob } = await people()
    for (const days of [0, 91, 1.5]) expect((await share(bob, id, { ...plain, days })).status).toBe(400)
    const made = await share(bob, id, { ...plain, days: 90 })
    expect(made.share.expiresAt - made.share.createdAt).toBe(90 * 24 * 60 * 60 * 1000)
    for (let n = 1; n < 20; n++) expect((await share(bob, id)).status).toBe(201)
    expect((await share(bob, id)).status).toBe(409)
  })
})

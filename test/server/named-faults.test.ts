import { expect, it } from 'vitest'
import { eachServer } from '../support/http/each-server.ts'
import { openRequest } from '../support/http/open-request.ts'
import { Participant } from '../support/http/participant.ts'

const json = { 'content-type': 'application/json' }

type Refusal = { faults?: { path: string; message: string }[] }

eachServer({}, (server) => {
  async function pathsOf(route: string, body: unknown, method = 'POST') {
    const ada = await Participant.named(server.url, 'Ada')
    const { status, body: refusal } = await ada.request(route, { method, body: JSON.stringify(body), headers: json })
    expect(status, JSON.stringify(refusal)).toBeGreaterThanOrEqual(400)
    return ((refusal as Refusal).faults ?? []).map(({ path }) => path)
  }

  const round = (questionId: string | null) => ({ questionId, hostRole: 'interviewer' as const })
  const otherPack = openRequest({ rounds: [round('cold-starts'), round('of-another-pack')] })
  const twice = openRequest({ rounds: [round('cold-starts'), round('cold-starts')] })
  const propose = (interview: object, startsAt: number) => ({ interview, starts: [startsAt], timeZone: 'UTC' })
  const nextWeek = Math.ceil(Date.now() / 60_000) * 60_000 + 7 * 86_400_000

  it('[F13] a refusal names the field of the request that has to change', async () => {
    expect(await pathsOf('/api/interviews', otherPack)).toEqual(['rounds.1.questionId'])
    expect(await pathsOf('/api/interviews', twice)).toEqual(['rounds.1.questionId'])
    expect(await pathsOf('/api/interviews', openRequest({ packId: 'gone' }))).toEqual(['packId'])
    expect(await pathsOf('/api/interviews', openRequest({ title: ' ' }))).toContain('title')
    expect(await pathsOf('/api/slots', propose(otherPack, nextWeek))).toEqual(['interview.rounds.1.questionId'])
    expect(await pathsOf('/api/slots', propose(openRequest(), 0))).toEqual(['starts'])
    const { rounds: _, ...solo } = openRequest()
    expect(await pathsOf('/api/solo', { ...solo, questionId: 'of-another-pack' })).toEqual(['questionId'])
    const profile = { timeZone: 'Nowhere/Else', languages: [], targetLevel: 'senior', topics: [], availability: [] }
    expect(await pathsOf('/api/profile', profile, 'PUT')).toEqual(['timeZone'])
  })

  it('[F13] a refusal names the field of the request that has to change: of an account', async () => {
    const secrets = { current: 'not this one', password: 'correct horse battery' }
    expect(await pathsOf('/api/password', secrets)).toEqual(['current'])
    expect(await pathsOf('/api/account', { proof: 'Eve' }, 'DELETE')).toEqual(['proof'])
    const signIn = { email: 'ada@example.org', password: 'correct horse battery', bring: false }
    expect(await pathsOf('/api/sign-in', signIn)).toEqual(['password'])
  })
})

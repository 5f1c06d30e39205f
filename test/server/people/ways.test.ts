import { randomUUID } from 'node:crypto'
import { afterEach, expect, it, vi } from 'vitest'
import { eachServer } from '../../support/http/each-server.ts'
import { register } from '../../support/http/member.ts'
import { openRequest } from '../../support/http/open-request.ts'
import { Participant } from '../../support/http/participant.ts'

const settings = {
  PUBLIC_URL: 'http://dryrun.example.org',
  GITHUB_CLIENT_ID: 'ours',
  GITHUB_CLIENT_SECRET: 'between us',
}

function pretendGithub(email: string): void {
  const real = globalThis.fetch
  const id = Math.floor(Math.random() * 1e9)
  const answers: Readonly<Record<string, unknown>> = {
    'https://github.com/login/oauth/access_token': { access_token: 'token', token_type: 'bearer', scope: 'user:email' },
    'https://api.github.com/user': { id, login: 'ada', name: 'Ada', email, avatar_url: '' },
    'https://api.github.com/user/emails': [{ email, primary: true, verified: true, visibility: 'public' }],
  }
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const answer = answers[String(input instanceof Request ? input.url : input)]
    return answer ? Response.json(answer) : real(input, init)
  })
}
afterEach(() => void vi.restoreAllMocks())

async function goAndReturn(person: Participant, state?: string) {
  const { body } = await person.post('/api/sign-in/github', { bring: true })
  const url = new URL((body as { url: string }).url)
  expect(url.origin + url.pathname).toBe('https://github.com/login/oauth/authorize')
  expect(url.searchParams.get('redirect_uri')).toBe('http://dryrun.example.org/api/sign-in/github/return')
  const given = state ?? url.searchParams.get('state') ?? ''
  return person.get(`/api/sign-in/github/return?code=code&state=${given}`)
}

eachServer(settings, (server) => {
  it('[AC17] whoever comes in by another service is the same the next time, and brings along what they had as a guest', async () => {
    pretendGithub(`${randomUUID()}@example.org`)
    const guest = await Participant.named(server.url, 'A guest')
    const { id } = await guest.open(openRequest())
    const { status, headers } = await goAndReturn(guest)
    expect([status, headers.get('location')]).toEqual([302, '/'])
    const { body } = await guest.get('/api/me')
    expect(body).toMatchObject({ me: { name: 'Ada', guest: false } })
    const elsewhere = new Participant(server.url)
    await goAndReturn(elsewhere)
    expect((await elsewhere.get('/api/me')).body).toEqual(body)
    expect((await elsewhere.get('/api/interviews')).body).toMatchObject({ interviews: [{ id }] })
  })

  it('[AC18] an address alone lets nobody into an account, nor does an answer that was not asked for', async () => {
    const email = `${randomUUID()}@example.org`
    await register(new Participant(server.url), email)
    pretendGithub(email)
    for (const state of [undefined, 'made-up']) {
      const eve = new Participant(server.url)
      const { headers } = await goAndReturn(eve, state)
      expect(headers.get('location')).toBe('/sign-in?refused=true')
      expect((await eve.get('/api/me')).body).toEqual({ me: null })
    }
  })

  it('[AC18] there are only the ways that were set up', async () => {
    const nobody = new Participant(server.url)
    expect((await nobody.get('/api/sign-in/ways')).body).toEqual({ ways: ['github'], mail: false })
    expect((await nobody.post('/api/sign-in/google', { bring: true })).status).toBe(404)
    expect((await nobody.get('/api/sign-in/google/return?code=x&state=y')).status).toBe(404)
  })
})

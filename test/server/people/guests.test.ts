import { randomUUID } from 'node:crypto'
import { expect, it, vi } from 'vitest'
import { eachServer } from '../../support/http/each-server.ts'
import { Participant } from '../../support/http/participant.ts'

const json = { 'content-type': 'application/json' }
const nameOf = (name: string) => ({ method: 'POST', headers: json, body: JSON.stringify({ name }) })
const cookieOf = (headers: Headers) => headers.getSetCookie()[0] ?? ''

eachServer({}, (server) => {
  it('[G1] a name makes a guest, known by a cookie that no script can read and no body repeats', async () => {
    const ada = new Participant(server.url)
    expect((await ada.get('/api/me')).body).toEqual({ me: null })
    const { status, body, headers } = await ada.post('/api/me', { name: '  Ada ' })
    expect(status).toBe(200)
    expect(body).toEqual({ me: { id: expect.stringMatching(/^[0-9a-f-]{36}$/), name: 'Ada', guest: true } })
    expect(cookieOf(headers)).toMatch(/; HttpOnly/)
    expect(cookieOf(headers)).toMatch(/; SameSite=Lax/)
    const token = decodeURIComponent(cookieOf(headers).split(/[=;]/)[1] ?? '').split('.')[0] ?? ''
    expect(token.length).toBeGreaterThan(20)
    expect((await ada.get('/api/me')).body).toEqual(body)
    const bodies = ada.received.filter((text) => !text.includes('set-cookie'))
    expect(bodies.join('\n')).not.toContain(token)
  })

  it('[G1] another name is the same person', async () => {
    const ada = await Participant.named(server.url, 'Ada')
    const { body, headers } = await ada.post('/api/me', { name: 'Ada L.' })
    expect(body).toEqual({ me: { ...ada.me, name: 'Ada L.' } })
    expect(headers.getSetCookie()).toEqual([])
    expect((await ada.get('/api/me')).body).toEqual(body)
  })

  it('[G1] a name is a name: not empty, not endless, and nothing comes along with it', async () => {
    const ada = new Participant(server.url)
    for (const body of [{ name: '  ' }, { name: 'a'.repeat(61) }, { name: 7 }, {}, { name: 'Ada', id: 'mine' }])
      expect((await ada.post('/api/me', body)).status).toBe(400)
  })

  it('[G2] a cookie that was altered, made up or signed by another is nobody’s', async () => {
    const { headers } = await fetch(`${server.url}/api/me`, nameOf('Ada'))
    const cookie = cookieOf(headers).split(';')[0] ?? ''
    const forged = [
      cookie.replace(/=(.)/, (_, first) => (first === 'A' ? '=B' : '=A')),
      cookie.slice(0, -6),
      `${cookie.split('.')[0]}`,
      'dryrun.session_token=x.y',
    ]
    for (const each of [...forged, `x=\u00ff; ${cookie.replace('%', '%%')}`]) {
      const answer = await fetch(`${server.url}/api/me`, { headers: { cookie: each } })
      expect([answer.status, await answer.json()], each).toEqual([200, { me: null }])
    }
  })

  it('[G3] nothing is done for another site, nor for what its forms could send', async () => {
    const ask = (headers: Record<string, string>, body = '{"name":"Eve"}') =>
      fetch(`${server.url}/api/me`, { method: 'POST', headers, body }).then(({ status, headers: got }) => {
        if (status !== 200) expect(got.getSetCookie()).toEqual([])
        return status
      })
    for (const origin of [
      'https://evil.example',
      'null',
      `${server.url}.evil.example`,
      'http://127.0.0.1:1',
      'file://',
    ])
      expect(await ask({ ...json, origin }), origin).toBe(403)
    expect(await ask({ ...json, origin: server.url })).toBe(200)
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/plain; application/json',
    ])
      expect(await ask({ 'content-type': type }), type).toBe(415)
    const bare = await fetch(`${server.url}/api/me`, { method: 'POST' })
    expect(bare.status).toBe(415)
  })

  it('[G3] asking for something never changes anything', async () => {
    const ada = await Participant.named(server.url, 'Ada')
    await ada.get('/api/me?name=Eve')
    expect((await ada.get('/api/me')).body).toEqual({ me: ada.me })
  })

  it('[G4] the library’s own doors stay shut, and no answer about somebody is kept on the way', async () => {
    const ada = new Participant(server.url)
    for (const path of [
      '/api/auth/sign-in/anonymous',
      '/api/auth/sign-up/email',
      '/api/auth/get-session',
      '/sign-in/anonymous',
    ])
      expect((await ada.post(path, {})).status, path).toBe(404)
    expect((await ada.get('/api/me')).headers.get('cache-control')).toBe('private, no-store')
  })

  it('[G6] while the database is away nobody becomes a stranger: the answer is to try again', async () => {
    const ada = await Participant.named(server.url, 'Ada')
    const gone = vi.spyOn(server.pool, 'query').mockImplementation(() => {
      throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
    })
    for (const path of ['/api/me', '/api/interviews', `/api/interviews/${randomUUID()}`])
      expect([path, (await ada.get(path)).status]).toEqual([path, 503])
    expect((await ada.post('/api/me', { name: 'Eve' })).status).toBe(503)
    expect((await new Participant(server.url).post('/api/me', { name: 'Eve' })).status).toBe(503)
    gone.mockRestore()
    expect((await ada.get('/api/me')).body).toEqual({ me: ada.me })
  })
})

eachServer({ TRUST_PROXY: 'true', LIMIT_SIGN_IN_PER_MINUTE: '3' }, (server) => {
  it('[G1] under https the cookie is for https alone', async () => {
    const over = async (protocol: string) => {
      const { headers, ...rest } = nameOf('Ada')
      const answer = await fetch(`${server.url}/api/me`, {
        ...rest,
        headers: { ...headers, 'x-forwarded-proto': protocol },
      })
      return cookieOf(answer.headers)
    }
    expect(await over('https')).toMatch(/; Secure/)
    expect(await over('http')).not.toMatch(/; Secure/)
  })

  it('[G5] guests are made, and links claimed, only so often from one address', async () => {
    const ask = async (path: string) => {
      const { headers, ...rest } = nameOf('Ada')
      return (await fetch(server.url + path, { ...rest, headers: { ...headers, 'x-forwarded-for': '192.0.2.7' } }))
        .status
    }
    const statuses = async (path: string) => [await ask(path), await ask(path), await ask(path), await ask(path)]
    expect(await statuses('/api/me')).toEqual([200, 200, 200, 429])
    expect(await statuses('/api/links/none/claim')).toEqual([404, 404, 404, 429])
  })
})

eachServer({ PUBLIC_URL: 'https://dryrun.example.org/' }, (server) => {
  it('[G1][G3] the public address decides: its pages may ask, and the cookie is for https alone', async () => {
    const { headers, ...rest } = nameOf('Ada')
    const ask = (origin: string) => fetch(`${server.url}/api/me`, { ...rest, headers: { ...headers, origin } })
    const answer = await ask('https://dryrun.example.org')
    expect(answer.status).toBe(200)
    expect(cookieOf(answer.headers)).toMatch(/; Secure/)
    expect((await ask('http://dryrun.example.org')).status).toBe(403)
  })
})

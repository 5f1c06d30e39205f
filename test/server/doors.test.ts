import { methodsAt, routePolicy } from '@dryrun/server/access/route-policy.ts'
import { describe, expect, it, vi } from 'vitest'
import { doors, expectProblem, json } from '../support/http/doors.ts'
import { answerTo, parsed, type RawAnswer } from '../support/http/raw-request.ts'
import { RawLink, socketPath, upgradeRequest } from '../support/socket/raw-link.ts'

const rows = Object.keys(routePolicy).map((row) => row.split(' ') as [method: string, url: string])
const changing = rows.filter(([method]) => method !== 'GET')
const evil = 'https://evil.example'
const secret = 'select password from users at /etc/passwd'
const anId = '00000000-0000-4000-8000-00000000abcd'
const filled = (url: string) => url.replace(/:\w+/g, anId).replace('*', 'index.html')

const house = doors()
const { ask, asAda } = house
const post = (path: string, body: string, headers: Record<string, string> = json) =>
  asAda({ method: 'POST', path, headers, body })

const answers: Readonly<Record<string, readonly [() => Promise<RawAnswer>, number, string?]>> = {
  'the page': [() => ask({ path: '/' }), 200],
  'a place within the page': [() => ask({ path: '/i/somewhere' }), 200],
  'a part of the page': [() => ask({ path: '/assets/page-1a2b.js' }), 200],
  'a file of the page': [() => ask({ path: '/favicon.svg' }), 200],
  'headers alone': [() => ask({ method: 'HEAD', path: '/' }), 200],
  'a missing file': [() => ask({ path: '/assets/gone-3c4d.js' }), 404, 'notFound'],
  'the page of the API': [() => ask({ path: '/api/docs' }), 200],
  'its description': [() => ask({ path: '/api/docs/json' }), 200],
  health: [() => ask({ path: '/healthz' }), 200],
  'an answer of the API': [() => asAda({ path: '/api/me' }), 200],
  'a cookie': [() => ask({ method: 'POST', path: '/api/me', headers: json, body: '{"name":"Eve"}' }), 200],
  'nothing there': [() => asAda({ path: '/api/nothing' }), 404, 'notFound'],
  'not theirs': [() => asAda({ path: `/api/interviews/${anId}` }), 404, 'notFound'],
  'no name yet': [() => ask({ path: `/api/interviews/${anId}` }), 401, 'unauthenticated'],
  'a wrong form': [() => post('/api/me', '{"name":7}'), 400, 'invalid'],
  'no JSON': [() => post('/api/me', '{"name":'), 400, 'invalid'],
  'a poisoned prototype': [() => post('/api/me', '{"name":"Eve","__proto__":{"guest":false}}'), 400, 'invalid'],
  'an address that is none': [() => ask({ path: '/api/links/%E0%A4%A' }), 400, 'invalid'],
  'a wrong method': [() => ask({ method: 'DELETE', path: '/api/me' }), 405, 'notAllowed'],
  'a preflight': [() => ask({ method: 'OPTIONS', path: '/api/me', headers: { origin: evil } }), 405, 'notAllowed'],
  'another site': [() => post('/api/me', '{}', { ...json, origin: evil }), 403, 'forbiddenOrigin'],
  'too large': [() => post('/api/me', `"${'x'.repeat(1024 * 1024)}"`), 413, 'tooLarge'],
  'no kind that is taken': [() => post('/api/me', 'name=Eve', { 'content-type': 'text/plain' }), 415, 'unsupported'],
  'sockets alone': [() => ask({ path: '/socket.io/?EIO=4&transport=polling' }), 400, 'invalid'],
  'no HTTP': [() => answerTo(house.server.url, 'HELLO\r\n\r\n'), 400, 'invalid'],
  'too many headers': [() => ask({ path: '/', headers: { x: 'y'.repeat(20_000) } }), 400, 'invalid'],
  'an upgrade from another site': [() => upgrade(socketPath, { origin: evil }), 403, 'forbiddenOrigin'],
  'an upgrade that is none of ours': [() => upgrade('/socket.io/?EIO=3'), 400, 'invalid'],
}

const upgrade = (path: string, headers: Record<string, string> = {}) =>
  answerTo(house.server.url, upgradeRequest(house.server.url, { path, headers }))

describe('every answer', () => {
  it.each(Object.entries(answers))(
    '[AD1] has its status, and a fault its code and nothing else: %s',
    async (_, row) => {
      const [given, status, code] = row
      const answer = await given()
      expect(answer.status).toBe(status)
      if (code) expectProblem(answer, code)
    },
  )

  it.each(Object.entries(answers))(
    '[AD2] lets nothing foreign run, frame, sniff or read it: %s',
    async (_, [given]) => {
      const { headers } = await given()
      const policy = headers['content-security-policy'] ?? ''
      expect(policy).toMatch(/^default-src '(self|none)'/)
      expect(policy.replace("style-src 'self' 'unsafe-inline'", '')).not.toMatch(/unsafe|\*|https?:/)
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['x-frame-options']).toBe('DENY')
      expect(headers['permissions-policy']).toMatch(/\bgeolocation=\(\), .*\busb=\(\)/)
      expect(headers['permissions-policy']).not.toMatch(/\*|https?:/)
      if (policy.includes("'self'")) {
        expect(policy).toContain("frame-ancestors 'none'")
        expect(headers['referrer-policy']).toBe('same-origin')
      }
      const telling = Object.keys(headers).filter((name) => /^(server|x-powered-by|via|access-control-.*)$/.test(name))
      expect(telling).toEqual([])
      expect(headers).not.toHaveProperty('strict-transport-security')
    },
  )

  it('[VC31] the page itself may use microphone, camera and screen, and no frame in it', async () => {
    const { headers } = await ask({ path: '/' })
    for (const feature of ['autoplay', 'camera', 'display-capture', 'microphone'])
      expect(headers['permissions-policy']).toMatch(new RegExp(`(^|, )${feature}=\\(self\\)(,|$)`))
    expect(headers['content-security-policy']).toMatch(/(^|;)media-src 'self' blob:(;|$)/)
  })

  it.each(Object.entries(answers))('[AD3] is kept by nobody, but for the parts of the page: %s', async (_, [given]) => {
    const { headers, status } = await given()
    const [kept = 'no-cache'] = [headers['cache-control']]
    if (headers['content-type']?.includes('javascript')) expect(kept).toBe('public, max-age=31536000, immutable')
    else if (status >= 400) expect(kept).toBe('no-store')
    else expect(kept).toMatch(/^(no-cache|private, no-store)$/)
    if (headers['set-cookie']) expect(kept).toBe('private, no-store')
  })
})

describe('whatever goes wrong inside', () => {
  const faults: readonly unknown[] = [
    new Error(secret),
    Object.assign(new Error(secret), { statusCode: 500, code: 'XX000', query: secret }),
    Object.assign(new Error(secret), { statusCode: 302 }),
    new Error('outside', { cause: new Error(secret) }),
    new AggregateError([new Error(secret)], secret),
    { message: secret, stack: secret },
    secret,
    null,
    undefined,
  ]
  it('[AD4] a fault is answered with a number to look for, and with nothing of what it was', async () => {
    for (const fault of faults) {
      vi.spyOn(house.server.app.packs, 'catalog').mockImplementationOnce(() => {
        throw fault
      })
      const answer = await ask({ path: '/api/packs' })
      expectProblem(answer, 'failed')
      expect(JSON.stringify(answer)).not.toMatch(/select|passwd|\.ts|outside/)
    }
    const away = Object.assign(new Error(secret), { code: 'ECONNREFUSED' })
    vi.spyOn(house.server.pool, 'query').mockImplementationOnce(() => {
      throw away
    })
    expectProblem(await asAda({ path: '/api/me' }), 'unavailable')
    vi.restoreAllMocks()
  })

  it('[AD4] an answer that has not its form is not sent', async () => {
    vi.spyOn(house.server.app.packs, 'catalog').mockImplementationOnce(() => [{ script: secret }] as never)
    const answer = await ask({ path: '/api/packs' })
    expectProblem(answer, 'failed')
    expect(answer.body).not.toContain('select')
  })
})

describe('what changes something', () => {
  it.each(changing)(
    '[AD5] is taken from our own page alone, as only scripts can send it: %s %s',
    async (method, url) => {
      const path = filled(url)
      for (const origin of [evil, 'null', 'file://', `${house.server.url}.evil.example`, 'http://127.0.0.1:1', 'x'])
        expectProblem(await asAda({ method, path, headers: { ...json, origin }, body: '{}' }), 'forbiddenOrigin')
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])
        expectProblem(await asAda({ method, path, headers: type ? { 'content-type': type } : {} }), 'unsupported')
      const { status } = await asAda({ method, path, headers: { ...json, origin: house.server.url }, body: '{}' })
      // Past the origin check: the request succeeds or fails on its content.
      expect([200, 400, 404, 409, 415]).toContain(status)
    },
  )

  it('[AD5] is never a GET: asking for everything leaves every table as it was', async () => {
    const before = await tables()
    for (const [, url] of rows.filter(([method]) => method === 'GET'))
      for (const method of ['GET', 'HEAD'])
        await asAda({ method, path: `${filled(url)}?name=Eve&seat=guest`, headers: { origin: evil } })
    expect(await tables()).toEqual(before)
  })

  const taken = (url: string): string[] => {
    const methods = rows.filter(([, at]) => at === url).map(([method]) => method)
    return [...methods, ...(methods.includes('GET') ? ['HEAD'] : [])]
  }

  /** Methods that no route takes at this path. Two routes can match one path, a literal and a parameter. */
  const untaken = (path: string): string[] =>
    ['PUT', 'PATCH', 'DELETE', 'OPTIONS'].filter((method) => !methodsAt(path).includes(method))

  it('[AD6] other methods are none: an address names those it takes, and no other site may ask', async () => {
    for (const [, url] of rows.filter(([, each]) => !each.includes('*')))
      for (const method of untaken(filled(url))) {
        const answer = await asAda({ method, path: filled(url), headers: { 'access-control-request-method': 'POST' } })
        expectProblem(answer, 'notAllowed')
        const allowed = answer.headers.allow?.split(', ')
        expect(allowed).toEqual(expect.arrayContaining(taken(url)))
        expect(allowed).not.toContain(method)
      }
  })
})

/** All rows except those of the readiness probe. */
async function tables(): Promise<unknown[]> {
  const { rows: names } = await house.server.pool.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'readiness' order by 1`,
  )
  return Promise.all(
    names.map(async ({ name }) => [name, (await house.server.pool.query(`select * from "${name}"`)).rows]),
  )
}

describe('sockets', () => {
  it('[AD7] are opened for our own page and for programs, by an upgrade that names no connection', async () => {
    const live = await RawLink.open(house.server.url, { cookie: house.ada.cookie })
    await live.until(() => live.texts.length)
    const { sid } = JSON.parse(live.texts[0]?.slice(1) ?? '{}') as { sid: string }
    const host = new URL(house.server.url).host
    const ours = ['', house.server.url]
    const ways = [socketPath, `${socketPath}&sid=${sid}`, `${socketPath}&sid=`]
    const attempts = [...ours, `https://${host}`, evil, 'null', 'file://'].flatMap((origin) =>
      ways.map((path) => [origin, path] as const),
    )
    for (const [origin, path] of attempts) {
      const link = await RawLink.open(house.server.url, {
        path,
        cookie: house.ada.cookie,
        headers: origin ? { origin } : {},
      })
      const expected = ours.includes(origin) ? (path === socketPath ? 101 : 400) : 403
      expect([origin, path, link.status]).toEqual([origin, path, expected])
      if (expected > 101) expectProblem(parsed(link.answer), expected === 400 ? 'invalid' : 'forbiddenOrigin')
      link.drop()
    }
    for (const path of [`/socket.io/?EIO=4&transport=polling`, `/socket.io/?EIO=4&transport=polling&sid=${sid}`])
      expectProblem(await asAda({ path }), 'invalid')
    expect(live.isClosed).toBe(false)
    live.drop()
  })
})

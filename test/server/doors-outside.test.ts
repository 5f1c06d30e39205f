import { randomUUID } from 'node:crypto'
import { routePolicy } from '@dryrun/server/access/route-policy.ts'
import { describe, expect, it } from 'vitest'
import { doors, expectProblem, json } from '../support/http/doors.ts'
import { openRequest } from '../support/http/open-request.ts'
import { beside } from '../support/http/page-folder.ts'
import { Participant } from '../support/http/participant.ts'
import { type RawAnswer, type RawRequest, rawRequest } from '../support/http/raw-request.ts'

const rows = Object.keys(routePolicy).map((row) => row.split(' ') as [method: string, url: string])
const house = doors()
const { ask } = house

describe('files', () => {
  const ways = [
    ...['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/%2e%2e%2fsecret.txt', '/..%5csecret.txt'],
    ...[
      '/assets/../../secret.txt',
      '/assets/..%2f..%2fsecret.txt',
      '/assets/%2e%2e/%2e%2e/secret.txt',
      '//../secret.txt',
    ],
    ...[
      '/....//secret.txt',
      '/%252e%252e/secret.txt',
      '/%c0%ae%c0%ae/secret.txt',
      '/assets/..;/secret.txt',
      '/.hidden',
    ],
    ...['/%2ehidden', '/assets/../.hidden', '/secret.txt%00.js', '/etc/passwd', '//etc/passwd', '/file:///etc/passwd'],
    ...['http://127.0.0.1/../secret.txt', '/assets/', '/assets', '/package.json', '/server/src/main.ts', '/.env'],
  ]
  it.each(ways)('[AD8] only those of the page are served: %s', async (path) => {
    const { body, status } = await ask({ path })
    expect(body).not.toContain(beside)
    expect(body).not.toMatch(/root:|"dependencies"|import \{/)
    if (status === 200) expect(body).toContain('<title>Dryrun</title>')
    else expect([400, 404]).toContain(status)
  })
})

describe('an address with a place for an id', () => {
  const places = rows.filter(([, url]) => url.includes(':'))
  const bodies = [undefined, '{}', '{"seat":"guest"}', '{"name":"Eve"}', '[', `"${'x'.repeat(2_000)}"`]
  /** The answer without ids and headers that differ between any two answers. */
  const told = ({ status, headers, body }: RawAnswer) =>
    JSON.stringify([status, headers, body])
      .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/, 'id')
      .replace(/"(date|x-ratelimit-\w+|content-length)":"[^"]*",?/g, '')

  it.each(places)(
    '[O2] says of what is absent, foreign and forbidden the same, byte for byte: %s %s',
    async (method, url) => {
      const eve = await Participant.named(house.server.url, 'Eve')
      const [hers, others] = [await eve.open(openRequest()), await house.ada.open(openRequest())]
      const token = others.links[0]?.token ?? ''
      await house.ada.post(`/api/interviews/${others.id}/links`, { seat: 'guest' })
      const ids = [others.id, others.id.toUpperCase(), hers.id.replace(/.{4}$/, 'ffff'), 'x', `${others.id}x`, token]
      const asked = method === 'GET' ? [undefined] : bodies
      const verbs = method === 'GET' ? ['GET', 'HEAD'] : [method]
      const requests = [eve.cookie, ''].flatMap((cookie) =>
        asked.flatMap((body) => verbs.map((verb) => ({ method: verb, headers: { ...json, cookie }, body }))),
      )
      for (const request of requests) {
        const about = async (id: string) => told(await ask({ ...request, path: url.replace(/:\w+/g, id) }))
        const absent = await about(randomUUID())
        for (const id of ids) expect(await about(id), `${JSON.stringify(request)} ${id}`).toBe(absent)
      }
    },
  )
})

describe('under a public address, behind a proxy', () => {
  it('[AD9] cookies and browsers keep to https, and an allowance is an address’s however it is spelled', async () => {
    const limits = { LIMIT_SIGN_IN_PER_MINUTE: '4', LIMIT_REQUESTS_PER_MINUTE: '6' }
    const open = await house.start({ PUBLIC_URL: 'https://dryrun.example.org', TRUST_PROXY: 'true', ...limits })
    const from = (client: string, request: RawRequest) =>
      rawRequest(open.url, { ...request, headers: { ...json, ...request.headers, 'x-forwarded-for': client } })
    const named = (client: string, path = '/api/me') => from(client, { method: 'POST', path, body: '{"name":"Ada"}' })

    const first = await named('192.0.2.1')
    expect(first.headers['set-cookie']).toMatch(/^dryrun\.session_token=[^;]+;/)
    for (const attribute of ['HttpOnly', 'SameSite=Lax', 'Secure', 'Path=/'])
      expect(first.headers['set-cookie']).toContain(`; ${attribute}`)
    expect(first.headers['set-cookie']).not.toMatch(/domain/i)
    expect(first.headers['strict-transport-security']).toBe('max-age=31536000')
    // Neither a forged `X-Forwarded-For` nor another spelling of the path bypasses the limit.
    const spelled = ['/%61pi/me', '/api/%6De', '/api/me/', '/api/me?x=1']
    const statuses = []
    for (const [n, path] of spelled.entries()) statuses.push((await named(`10.0.0.${n}, 192.0.2.1`, path)).status)
    expect(statuses).toEqual([200, 200, 200, 429])
    const late = await named('192.0.2.1')
    expectProblem(late, 'tooFast')
    expect(Number(late.headers['retry-after'])).toBeGreaterThan(0)
    expect((await named('192.0.2.2')).status).toBe(200)

    const packs = await Promise.all(spelled.concat(spelled).map(() => from('192.0.2.3', { path: '/api/packs' })))
    expect(packs.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 429, 429])
    for (let n = 0; n < 10; n++) expect((await from('192.0.2.3', { path: '/' })).status).toBe(200)
    await open.stop()
  })

  it('[AD9] without https a cookie has no such attribute, but all the others', async () => {
    const { headers } = await ask({ method: 'POST', path: '/api/me', headers: json, body: '{"name":"Ada"}' })
    expect(headers['set-cookie']).toMatch(/; HttpOnly/)
    expect(headers['set-cookie']).toMatch(/; SameSite=Lax/)
    expect(headers['set-cookie']).not.toMatch(/Secure|domain/i)
  })
})

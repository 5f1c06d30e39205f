import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { doors, expectProblem } from '../../support/http/doors.ts'
import { openRequest } from '../../support/http/open-request.ts'
import { tokenOf } from '../../support/http/table.ts'

const house = doors()
const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }
const clinging = ['.', ')', ',', ';', '"', '>', '”', '’', '\u200b', ' ', '…', '/', ').', '_']
const places = [
  '/join/TOKEN',
  '/slots/join/TOKEN',
  '/shared/TOKEN',
  '/i/5f0c2b7e-3a55-4b53-9d0c-1a2b3c4d5e6f/replay',
  '/queue',
]

it('[EG9] a pasted link leads where it was made to lead, whatever clings to it', async () => {
  const { links } = await house.ada.open(openRequest())
  const token = tokenOf(links, 'guest')
  const start = Date.now() + 86_400_000 - (Date.now() % 60_000)
  const asked = { interview: openRequest(), starts: [start], timeZone: 'Europe/Berlin' }
  const { body } = await house.ada.post('/api/slots', asked)
  const slotToken = (body as { token: string }).token
  for (const end of clinging) {
    const spelled = encodeURIComponent(end)
    expect((await house.ask({ path: `/api/links/${token}${spelled}` })).status, end).toBe(200)
    expect((await house.ask({ path: `/api/slot-links/${slotToken}${spelled}` })).status, end).toBe(200)
    expect((await house.ask({ path: `/api/links/x${token}${spelled}` })).status, end).toBe(404)
  }
})

it('[EG9] a pasted link leads where it was made to lead, whatever clings to it: the page', async () => {
  for (const place of places)
    for (const end of [...clinging, '.png', '%E2%80', '%', '%zz'].filter(
      (each) => each !== '/' && (place !== '/queue' || !['.png', '%zz'].includes(each)),
    )) {
      const path = place + (end.startsWith('%') ? end : encodeURIComponent(end))
      const { status, headers, body } = await house.ask({ path, headers: browser })
      expect([status, body.includes('<title>Dryrun</title>')], path).toEqual([200, true])
      expect(headers['content-type'], path).toContain('text/html')
    }
})

it('[EG15] what is not there is a page to who follows a link, and a 404 to all', async () => {
  for (const path of ['/nothing.png', '/assets/gone-1a2b.js', '/robots.txt', '/.env']) {
    const seen = await house.ask({ path, headers: browser })
    expect([seen.status, seen.body.includes('<title>Dryrun</title>')], path).toEqual([404, true])
    expect(seen.headers['content-type'], path).toContain('text/html')
    expectProblem(await house.ask({ path }), 'notFound')
  }
  expectProblem(await house.ask({ path: '/api/nothing.png', headers: browser }), 'notFound')
})

it('[EG9] a pasted link leads where it was made to lead: every place that the router of the page knows', async () => {
  const router = readFileSync(join(import.meta.dirname, '../../../client/src/router.tsx'), 'utf8')
  const paths = [...router.matchAll(/path: '([^']+)'/g)].map(([, path = '']) => path)
  expect(paths.length).toBeGreaterThan(20)
  for (const path of paths.filter((each) => each !== '/'))
    expect((await house.ask({ path: `${path.replace(/\$\w+/g, 'x')}/x.txt` })).status, path).toBe(200)
})

it('[EG16] a refused request whose host was rewritten is in the log once a minute, with the settings that mend it', async () => {
  const told: unknown[][] = []
  const server = await house.start({})
  server.app.log.warn = (...line: unknown[]) => void told.push(line)
  const ask = (headers: Record<string, string>) =>
    fetch(`${server.url}/api/me`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: '{"name":"Ada"}',
    })
  expect((await ask({ origin: 'https://other.example', 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect(told).toEqual([])
  const answers = [1, 2, 3].map(() => ask({ origin: `https://${'x'.repeat(1_000)}.example` }))
  for (const answer of await Promise.all(answers)) {
    expect(answer.status).toBe(403)
    expect(((await answer.json()) as { message: string }).message).toContain('PUBLIC_URL')
  }
  expect(told).toHaveLength(1)
  expect(JSON.stringify(told)).toMatch(/PUBLIC_URL.*TRUST_PROXY/)
  expect(JSON.stringify(told).length).toBeLessThan(800)
  await server.stop()
})

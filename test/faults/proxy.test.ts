import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { request } from 'node:https'
import { ask } from '@dryrun/client/lib/ask.ts'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { findCaddy, findNginx } from '../../scripts/prerequisites.mjs'
import { type RunningProxy, startProxy } from '../support/faults/proxy.ts'
import { Participant } from '../support/http/participant.ts'
import { png } from '../support/http/pictures.ts'
import { tableAt } from '../support/http/table.ts'
import { record } from '../support/servers/figures.ts'
import { freePort } from '../support/servers/postgres-cluster.ts'
import { copyTemplate, dropCopy } from '../support/servers/postgres-template.ts'
import { type ServerProcess, startServer } from '../support/servers/server-process.ts'
import { entriesAt, LiveInterview } from '../support/socket/live-interview.ts'

const postgres = inject('postgres')
const MiB = 1024 * 1024
const bundled = {
  packId: 'serverless-2026',
  rounds: [{ questionId: 'order-pipeline', hostRole: 'interviewer' as const }],
}

// The test's certificate is self-signed.
beforeAll(() => vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0'))
afterAll(() => {
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
})

const nameFrom = (url: string, localAddress: string, headers: Record<string, string> = {}): Promise<number> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(url)
    const how = { host: '127.0.0.1', port, path: '/api/me', method: 'POST', localAddress, agent: false }
    const asked = request({
      ...how,
      headers: { 'content-type': 'application/json', host: `localhost:${port}`, ...headers },
    })
    asked.on('response', (answer) => resolve(answer.resume().statusCode ?? 0)).on('error', reject)
    asked.end('{"name":"Ada"}')
  })

const proxies = [
  ['nginx', 'nginx.conf', findNginx()],
  ['Caddy', 'Caddyfile', findCaddy()],
] as const

for (const [name, file, program] of proxies)
  describe.skipIf(!program || !postgres)(`behind ${name}, as README shows it`, () => {
    let copy = ''
    let server: ServerProcess
    let proxy: RunningProxy
    beforeAll(async () => {
      const { url = '', template = '' } = postgres ?? {}
      copy = await copyTemplate(url, template)
      const port = await freePort()
      const settings = { DATABASE_URL: copy, AUTH_SECRET: randomUUID(), PUBLIC_URL: `https://localhost:${port}` }
      const limits = { TRUST_PROXY: 'true', LIMIT_SIGN_IN_PER_MINUTE: '12' }
      const inner = String(await freePort())
      server = await startServer({ ...settings, ...limits, PORT: inner })
      proxy = await startProxy({ file, port, servers: [`127.0.0.1:${inner}`] })
      vi.stubGlobal('fetch', fetchAt(proxy.url))
    })
    afterAll(async () => {
      vi.unstubAllGlobals()
      await proxy.stop()
      await server.kill('SIGTERM')
      await dropCopy(postgres?.url ?? '', copy)
    })

    it('[EG18] behind the proxies that README shows the page, the room and large files come through', async () => {
      const page = await fetch(proxy.url)
      expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<div id="root">')])
      const { id, ada, bob, everyone } = await tableAt(proxy.url, bundled)
      await ada.do({ type: 'startRound' })
      await bob.until(({ view }) => view?.round)
      const picture = new Uint8Array(3 * MiB)
      picture.set(png)
      expect(await ada.uploadImage(id, 'image/png', picture)).toMatchObject({ id: expect.any(String) })
      // Not a recording, but of the maximum size, so that the refusal comes from the server and not from the proxy.
      const large = await ada.request('/api/recordings', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify('x'.repeat(64 * MiB - 2)),
      })
      expect([large.status, large.body]).toMatchObject([400, { code: 'invalid', requestId: expect.any(String) }])
      for (const person of everyone) person.disconnect()
    })

    it('[EG19] behind the proxies that README shows people keep their own addresses, and cookies keep to https', async () => {
      const made = { 'x-forwarded-for': '203.0.113.7' }
      const asked = Array.from({ length: 13 }, () => nameFrom(proxy.url, '127.0.0.2', made))
      const statuses = await Promise.all(asked)
      expect(statuses.filter((status) => status === 429)).toHaveLength(1)
      expect(await nameFrom(proxy.url, '127.0.0.3', made)).toBe(200)
      const stranger = new Participant(proxy.url)
      const { headers } = await stranger.post('/api/me', { name: 'Bob' })
      expect(headers.getSetCookie().join()).toContain('Secure')
    })

    it('[EG20] an answer of a proxy is said as what it is: a file that it refuses, a server that it does not reach', async () => {
      const sent = (size: number) =>
        ask(`/api/interviews/${randomUUID()}/images`, {
          method: 'POST',
          headers: { 'content-type': 'image/png' },
          body: new Uint8Array(size),
        })
      // The inner server has no limits, so only the proxy can refuse.
      const inner = createServer((asked, answer) => asked.resume().on('end', () => answer.end('{}')))
      const innerPort = await freePort()
      await new Promise<void>((resolve) => inner.listen(innerPort, '127.0.0.1', resolve))
      const limited = await startProxy({ file, port: await freePort(), servers: [`127.0.0.1:${innerPort}`] })
      vi.stubGlobal('fetch', fetchAt(limited.url))
      expect((await sent(65 * MiB)).status).toBe(200)
      await expect(sent(65 * MiB + 1)).rejects.toMatchObject({
        status: 413,
        message: expect.stringMatching(/proxy in front of the server refused the picture/),
      })
      await limited.stop()
      inner.close()
      const away = await startProxy({ file, port: await freePort(), servers: [`127.0.0.1:${await freePort()}`] })
      vi.stubGlobal('fetch', fetchAt(away.url))
      await expect(ask('/api/me')).rejects.toMatchObject({
        status: expect.toSatisfy((status) => [502, 503].includes(status)),
        message: expect.stringMatching(/proxy in front of the server could not reach it/),
      })
      vi.stubGlobal('fetch', fetchAt(proxy.url))
      await away.stop()
    })
  })

const realFetch = globalThis.fetch
const fetchAt =
  (url: string): typeof fetch =>
  (path, init) =>
    realFetch(new URL(String(path), url), init)

describe.skipIf(!findNginx() || !postgres)('one active server and one standby', () => {
  it('[EG21] the active server is killed: people are back on the standby, and nothing acknowledged is lost', async () => {
    const { url = '', template = '' } = postgres ?? {}
    const DATABASE_URL = await copyTemplate(url, template)
    const port = await freePort()
    const settings = { DATABASE_URL, AUTH_SECRET: randomUUID(), PUBLIC_URL: `https://localhost:${port}` }
    const limits = { TRUST_PROXY: 'true', LIMIT_COMMANDS_PER_SECOND: '10000', LIMIT_SIGN_IN_PER_MINUTE: '10000' }
    const [first = 0, second = 0] = [await freePort(), await freePort()]
    const start = (PORT: number) => startServer({ ...settings, ...limits, PORT: String(PORT) })
    const [active, standby] = await Promise.all([start(first), start(second)])
    const servers = [`127.0.0.1:${first}`, `127.0.0.1:${second}`]
    const proxy = await startProxy({ file: 'nginx-standby.conf', port, servers })

    const live = await LiveInterview.at(proxy.url)
    await live.untilSome(20)
    await active.kill('SIGKILL')
    await live.comeBack()
    await live.untilSome(20)
    // The killed server is back and serves all new clients as the active one.
    const again = await start(first)
    await standby.kill('SIGTERM')
    await live.comeBack()
    await live.untilSome(20)
    await live.rest()

    await proxy.stop()
    expect(await again.kill('SIGTERM')).toBe(0)
    expect(live.faults(await entriesAt({ DATABASE_URL }, live.table.id))).toEqual([])
    record('standby', { acknowledged: live.acknowledged, kills: 1, stops: 1 })
    await dropCopy(url, DATABASE_URL)
  })
})

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findNginx } from '../../scripts/prerequisites.mjs'
import { browsing } from '../support/browser/browse.ts'
import { startProxy } from '../support/faults/proxy.ts'
import { openRequest } from '../support/http/open-request.ts'
import { Participant } from '../support/http/participant.ts'
import { someDatabase } from '../support/servers/databases.ts'
import { freePort } from '../support/servers/postgres-cluster.ts'
import { type ServerProcess, startServer } from '../support/servers/server-process.ts'

const insecure = { ignoreHTTPSErrors: true }
const noUpgrade = (config: string) => config.replace(/proxy_set_header (Upgrade|Connection) .*;/g, '')
const otherHost = (config: string) => config.replace('Host $http_host', 'Host inside.example')

describe.skipIf(!findNginx())('through a browser', () => {
  someDatabase((_name, _connect, place) => {
    let server: ServerProcess
    const start = async () => startServer({ ...(await place()), AUTH_SECRET: randomUUID(), TRUST_PROXY: 'true' })
    beforeAll(async () => {
      server = await start()
    })
    afterAll(() => server.kill('SIGTERM'))

    it('[EG22] where no WebSocket gets through the page says so and what to set, and opens the room once one does', async () => {
      const servers = [new URL(server.url).host]
      const port = await freePort()
      const blocking = await startProxy({ file: 'nginx.conf', port, servers, change: noUpgrade })
      const direct = await Participant.named(server.url, 'Ada')
      const { id } = await direct.open(openRequest())
      const ada = await browsing(blocking.url, direct, insecure)
      await ada.page.goto(`${blocking.url}/i/${id}`)
      const told = ada.page.getByRole('alert')
      await told.getByText('blocks WebSockets').waitFor({ timeout: 60_000 })
      expect(await told.textContent()).toContain('let your proxy pass WebSocket upgrades on')
      await blocking.stop()
      const open = await startProxy({ file: 'nginx.conf', port, servers })
      await ada.page.getByRole('heading', { name: 'Who is here' }).waitFor({ timeout: 60_000 })
      await ada.close()
      await open.stop()
    })

    it('[EG23] where the host is rewritten the page names the settings that mend it, and so does the log', async () => {
      const servers = [new URL(server.url).host]
      const proxy = await startProxy({ file: 'nginx.conf', port: await freePort(), servers, change: otherHost })
      const direct = await Participant.named(server.url, 'Ada')
      const { id } = await direct.open(openRequest())
      const ada = await browsing(proxy.url, direct, insecure)
      await ada.page.goto(`${proxy.url}/i/${id}`)
      const told = ada.page.getByRole('alert')
      await told.getByText('set PUBLIC_URL').waitFor({ timeout: 60_000 })
      expect(await told.textContent()).toContain('TRUST_PROXY')
      await expect.poll(() => server.printed()).toMatch(/PUBLIC_URL.*TRUST_PROXY/)
      await ada.close()
      await proxy.stop()
    })
  })
})

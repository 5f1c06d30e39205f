import { rateLimitOf } from '@dryrun/server/access/rate-limits.ts'
import { routePolicy } from '@dryrun/server/access/route-policy.ts'
import { readConfig } from '@dryrun/server/config.ts'
import { expect, it } from 'vitest'
import { eachServer, type Server } from '../support/http/each-server.ts'

const rows = Object.keys(routePolicy).map((row) => row.split(' ') as [method: string, url: string])
const limited = rows.filter(([method, url]) => rateLimitOf(method, url))

/** Sends requests from an address of its own until one is refused. Resolves with how many passed. */
async function passed(server: Server, [method, url]: [string, string], client: string): Promise<number> {
  const headers = { 'x-forwarded-for': client, 'content-type': 'application/json' }
  const address = server.url + url.replace(/:\w+/g, 'none')
  const request = { method, headers, ...(method === 'GET' ? {} : { body: '{}' }) }
  for (let sent = 0; sent <= highestLimit; sent++) if ((await fetch(address, request)).status === 429) return sent
  return Number.POSITIVE_INFINITY
}

const settings = {
  TRUST_PROXY: 'true',
  LIMIT_REQUESTS_PER_MINUTE: '11',
  LIMIT_SIGN_IN_PER_MINUTE: '3',
  LIMIT_PACK_CHECKS_PER_MINUTE: '5',
}
const apart = { ...settings, LIMIT_COSTLY_PER_MINUTE: '4' }
const { limits } = readConfig({ ...apart, AUTH_SECRET: 'a'.repeat(32) })
const highestLimit = Math.max(...limited.map(([method, url]) => rateLimitOf(method, url)?.(limits) ?? 0))

eachServer(apart, (server) => {
  it('[AD10] each route takes as many requests a minute from one address as its limit says', async () => {
    expect(limited.length).toBeGreaterThan(30)
    for (const [n, route] of limited.entries()) {
      const [method, url] = route
      const limit = rateLimitOf(method, url)?.(limits)
      expect(await passed(server, route, `192.0.2.${n}`), `${method} ${url}`).toBe(limit)
    }
  })

  it('[AD10] sign-ins and costly requests have a setting each', async () => {
    expect(await passed(server, ['POST', '/api/sign-in'], '198.51.100.1')).toBe(3)
    expect(await passed(server, ['POST', '/api/interviews'], '198.51.100.1')).toBe(4)
    expect(await passed(server, ['POST', '/api/own-packs/check'], '198.51.100.1')).toBe(5)
  })
})

eachServer(settings, (server) => {
  it('[AD10] without their own setting costly requests follow that of sign-ins', async () => {
    expect(await passed(server, ['POST', '/api/interviews'], '192.0.2.1')).toBe(3)
  })
})

import { existsSync, readFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { eachDatabase, type Place } from '../../support/servers/databases.ts'
import { isRunning, NotStarted, startServer } from '../../support/servers/server-process.ts'

const generous = { LIMIT_REQUESTS_PER_MINUTE: '100000', LIMIT_SIGN_IN_PER_MINUTE: '100000' }

function databasePid(place: Place): number | undefined {
  const lock = 'DATA_DIR' in place && join(place.DATA_DIR, 'database.lock')
  return lock && existsSync(lock) ? JSON.parse(readFileSync(lock, 'utf8')).pid : undefined
}

type Guest = { cookie: string; known: unknown }

async function greet(url: string): Promise<Guest> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${url}/api/me`, { method: 'POST', headers, body: JSON.stringify({ name: 'Ada' }) })
  const known = await response.json()
  return { cookie: response.headers.getSetCookie().join('; '), known }
}

const whoIs = async (url: string, cookie: string) => (await fetch(`${url}/api/me`, { headers: { cookie } })).json()

eachDatabase((name, _connect, place) => {
  it('[Q5] knows everyone it has greeted, however often it is killed while it greets', {
    timeout: 120_000,
  }, async () => {
    const settings = { ...generous, ...(await place()), AUTH_SECRET: 'x'.repeat(40) }
    const greeted: Guest[] = []
    for (let round = 0; round < 3; round += 1) {
      const server = await startServer(settings)
      const enough = greeted.length + 8
      let killed = false
      const greeters = Array.from({ length: 4 }, async () => {
        while (!killed) {
          const guest = await greet(server.url).catch(() => undefined)
          if (guest) greeted.push(guest)
        }
      })
      await expect.poll(() => greeted.length, { timeout: 20_000, interval: 5 }).toBeGreaterThanOrEqual(enough)
      await server.kill('SIGKILL')
      killed = true
      await Promise.all(greeters)
    }
    const server = await startServer(settings)
    for (const { cookie, known } of greeted) expect(await whoIs(server.url, cookie)).toEqual(known)
    await server.kill('SIGTERM')
  })

  it('[Q8] takes its database along when it is stopped or killed', { timeout: 120_000 }, async () => {
    for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
      const where = await place()
      const server = await startServer(where)
      const database = databasePid(where)
      expect(database === undefined).toBe(name === 'PostgreSQL')
      expect(await server.kill(signal)).toBe(signal === 'SIGTERM' ? 0 : null)
      if (database) await expect.poll(() => isRunning(database), { timeout: 8_000 }).toBe(false)
    }
  })
})

describe('a start that can not be', () => {
  it('[Q9] says that the port is taken, and how to choose another', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    const fault = await startServer({ PORT: `${port}` }).catch((error: unknown) => error)
    other.close()
    expect(fault).toBeInstanceOf(NotStarted)
    expect(`${fault}`).toContain(
      `Port ${port} is taken by another program. Choose another one: PORT=${port + 1} npm start`,
    )
  })

  it('[Q9] names every setting that can not be used', async () => {
    const fault = await startServer({ PORT: 'http', DATABASE_URL: 'mysql://somewhere', PUBLIC_URL: 'here' }).catch(
      String,
    )
    for (const name of ['PORT', 'DATABASE_URL', 'PUBLIC_URL']) expect(fault).toContain(`${name} must`)
    expect(fault).not.toContain('at ')
  })

  it('[Q9] says that the data can not be kept where it was told to keep it', async () => {
    const fault = await startServer({ DATA_DIR: '/dev/null/data' }).catch(String)
    expect(fault).toContain("DATA_DIR /dev/null/data can't be written to (ENOTDIR). Choose another folder.")
  })
})

import { expect, it } from 'vitest'
import { eachDatabase } from '../../support/servers/databases.ts'
import { freePort } from '../../support/servers/postgres-cluster.ts'
import { isRunning, startServer } from '../../support/servers/server-process.ts'
import { entriesAt, LiveInterview } from '../../support/socket/live-interview.ts'

eachDatabase((_name, _connect, place) => {
  it('[D2] told to stop, it finishes what it took, ends in time with all its processes, and is found again as it was', async () => {
    const where = await place()
    const limits = { LIMIT_COMMANDS_PER_SECOND: '10000', LIMIT_SIGN_IN_PER_MINUTE: '10000' }
    const settings = { ...where, ...limits, PORT: `${await freePort()}`, AUTH_SECRET: 'a'.repeat(40) }
    let server = await startServer(settings)
    const live = await LiveInterview.at(server.url)
    await live.untilSome(20)
    const asked = Date.now()
    expect(await server.kill('SIGTERM')).toBe(0)
    expect(Date.now() - asked).toBeLessThan(8_000)
    expect(isRunning(server.pid)).toBe(false)
    server = await startServer(settings)
    await live.comeBack()
    await live.untilSome(20)
    await live.rest()
    expect(await server.kill('SIGTERM')).toBe(0)
    expect(live.faults(await entriesAt(where, live.table.id))).toEqual([])
  }, 120_000)
})

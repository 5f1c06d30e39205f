import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import access from '@dryrun/server/access/plugin.ts'
import { routePolicy } from '@dryrun/server/access/route-policy.ts'
import { policy } from '@dryrun/server/core/policy.ts'
import security from '@dryrun/server/plugins/security.ts'
import { Command } from '@dryrun/shared/interview/commands.ts'
import Fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { questionOf } from '../../support/domain/facts.ts'
import { type RunningApp, startApp } from '../../support/http/app.ts'
import { pageFolder } from '../../support/http/page-folder.ts'
import { RouteAsker } from '../../support/http/route-asker.ts'
import { kinds, moments, Stage } from '../../support/http/staged.ts'
import { rowsOf, triedOut } from '../../support/secrecy/matrix.ts'
import { storedIds } from '../../support/secrecy/stored-ids.ts'
import { anyDatabase } from '../../support/servers/any-database.ts'
import { record } from '../../support/servers/figures.ts'
import { connecting, SocketAsker, signals } from '../../support/socket/socket-asker.ts'
import { commands, routes } from './access-matrix.ts'

const commandRows = rowsOf(commands)
const routeRows = rowsOf(routes)
const types = Command.options.map(({ shape }) => shape.type.value)

let server: RunningApp
let page: string
let bySocket: SocketAsker
let byHttp: RouteAsker
beforeAll(async () => {
  page = await pageFolder()
  const plenty = '1000000'
  const limits = {
    LIMIT_COMMANDS_PER_SECOND: plenty,
    LIMIT_COMMAND_BURST: plenty,
    LIMIT_SOCKETS_PER_PERSON: plenty,
    LIMIT_SIGN_IN_PER_ACCOUNT: plenty,
    LIMIT_RECORDINGS_PER_PERSON: plenty,
    LIMIT_PACKS_PER_PERSON: plenty,
    LIMIT_PACK_CHECKS_PER_MINUTE: plenty,
  }
  server = await startApp(await anyDatabase(), limits, [questionOf('orders')], { page })
  const stage = await Stage.with(server)
  bySocket = new SocketAsker(server, stage)
  byHttp = new RouteAsker(server, stage)
}, 120_000)
afterAll(async () => {
  await server.stop()
  await rm(dirname(page), { recursive: true })
})

describe('who may ask for what, and when', () => {
  it('[X1] every command and every route stands in the table, and nothing else does', () => {
    expect(commandRows.map(({ name }) => name).sort()).toEqual([...types, connecting, ...Object.keys(signals)].sort())
    expect(Object.keys(policy).sort()).toEqual([...types].sort())
    expect(routeRows.map(({ name }) => name).sort()).toEqual(Object.keys(routePolicy).sort())
    for (const route of Object.keys(routePolicy)) {
      const [method = '', url = ''] = route.split(' ')
      expect(server.app.hasRoute({ method: method as 'GET', url }), route).toBe(true)
    }
    const cells = (commandRows.length + routeRows.length) * kinds.length * moments.length
    record('policy table', { cells })
    process.stdout.write(`matrix: ${cells} cells, ${commandRows.length} commands and ${routeRows.length} routes\n`)
  })

  it('[X1] a route without a row keeps the server from starting, a command without one from compiling', async () => {
    const app = Fastify()
    await app.register(security, { config: server.config })
    await app.register(access)
    app.get('/api/everything', async () => 'secrets')
    app.route({ method: ['GET', 'PUT'], url: '/api/me', handler: async () => 'me' })
    await expect(app.ready()).rejects.toThrow(/: GET \/api\/everything, PUT \/api\/me$/)
    const { say: _, ...others } = policy
    // @ts-expect-error: a row is missing.
    const incomplete: typeof policy = others
    expect(incomplete).not.toHaveProperty('say')
  })

  it.each(commandRows)('[X2] a command is taken from whom and when the table says: $name', async (row) => {
    expect(await triedOut(row, (cell) => bySocket.ask(cell))).toEqual(row)
  })

  it('[X2] what was refused has left no trace', async () => {
    for (const moment of moments) {
      const { id, entries } = await bySocket.stillAt(moment)
      expect(await server.app.eventLog.read(id), moment).toHaveLength(entries)
    }
  })

  it.each(routeRows)('[X3] an address answers whom and when the table says: $name', async (row) => {
    expect(await triedOut(row, (cell) => byHttp.ask(cell))).toEqual(row)
  })

  it('[PX8] every id that stands in the database after all this is a random one', async () => {
    const found = new Map<string, number>()
    for (const { place, name, values } of await storedIds(server.pool)) {
      for (const value of values) expect(value, `${place}.${name}`).toMatch(/^.{14}4.{4}[89ab].{16}$/)
      found.set(place, (found.get(place) ?? 0) + values.length)
    }
    const places = [...found].filter(([, count]) => count > 0).map(([place]) => place)
    expect(places.length, places.join()).toBeGreaterThan(8)
  })
})

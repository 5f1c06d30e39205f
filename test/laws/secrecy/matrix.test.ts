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
import { record } from '../../support/servers/figures.ts'
import { connecting, SocketAsker } from '../../support/socket/socket-asker.ts'

/**
 * The access matrix, written by hand and read only by this test. A word is one stage; its seven letters are, in order:
 * no identity, a stranger, the interviewer of another interview, then this interview's interviewer, candidate, shadow
 * and audience. Meaning of each letter:
 *
 *   +  accepted                    n  needs a name first             0  not found
 *   y  belongs to the other role   s  refused at this stage          e  the interview has ended
 *   h  feedback already submitted  a  already has a seat             i  invalid for this address
 *   c  still sealed                g  not for a guest
 */
const commands = `
                     lobby   round   break   swapped ended   unsealed
startRound           n00+yyy n00syyy n00+yyy n00syyy n00eyyy n00eyyy
movePhase            n00syyy n00+yyy n00syyy n00+yyy n00eyyy n00eyyy
pause                n00ssyy n00++yy n00ssyy n00++yy n00eeyy n00eeyy
resume               n00ssyy n00++yy n00ssyy n00++yy n00eeyy n00eeyy
finishRound          n00syyy n00+yyy n00syyy n00+yyy n00eyyy n00eyyy
endInterview         n00ssyy n00++yy n00++yy n00++yy n00eeyy n00eeyy
say                  n00++++ n00++++ n00++++ n00++++ n00eeee n00eeee
changeBoard          n00ssyy n00++yy n00++yy n00++yy n00eeyy n00eeyy
askFollowUp          n00syyy n00+yyy n00syyy n00+yyy n00eyyy n00eyyy
giveHint             n00syyy n00+yyy n00syyy n00+yyy n00eyyy n00eyyy
dropCurveball        n00syyy n00+yyy n00syyy n00+yyy n00eyyy n00eyyy
askForHint           n00yyyy n00yyyy n00yyyy n00yyyy n00yyyy n00yyyy
tickPoint            n00syyy n00+yyy n00syyy n00+yyy n00eyyy n00eyyy
untickPoint          n00syyy n00+yyy n00syyy n00+yyy n00eyyy n00eyyy
raiseFlag            n00syyy n00+yyy n00syyy n00+yyy n00eyyy n00eyyy
withdrawFlag         n00syyy n00+yyy n00syyy n00+yyy n00eyyy n00eyyy
writeNote            n00syyy n00+yyy n00syyy n00+yyy n00+yyy n00hyyy
removeNote           n00syyy n00+yyy n00syyy n00+yyy n00+yyy n00hyyy
score                n00syyy n00+yyy n00syyy n00+yyy n00+yyy n00hyyy
attachEvidence       n00syyy n00+yyy n00syyy n00+yyy n00+yyy n00hyyy
removeEvidence       n00syyy n00+yyy n00syyy n00+yyy n00+yyy n00hyyy
handInAsInterviewer  n00syyy n00syyy n00syyy n00syyy n00+yyy n00hyyy
handInAsCandidate    n00ysyy n00ysyy n00ysyy n00ysyy n00y+yy n00yhyy
breakSeal            n00yyyy n00yyyy n00yyyy n00yyyy n00yyyy n00yyyy
(connect)            n00++++ n00++++ n00++++ n00++++ n00++++ n00++++
`

const routes = `
                                         lobby   round   break   swapped ended   unsealed
GET /healthz                             +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
GET /readyz                              +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
GET /*                                   +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
GET /socket.io                           iiiiiii iiiiiii iiiiiii iiiiiii iiiiiii iiiiiii
GET /api/docs                            +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
GET /api/docs/static/*                   +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
GET /api/docs/static/index.html          +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
GET /api/docs/static/swagger-initializer.js +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
GET /api/docs/json                       +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
GET /api/docs/yaml                       +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
GET /api/me                              +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
POST /api/me                             +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
POST /api/account                        iiiiiii iiiiiii iiiiiii iiiiiii iiiiiii iiiiiii
GET /api/account                         n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
DELETE /api/account                      niiiiii niiiiii niiiiii niiiiii niiiiii niiiiii
GET /api/account/data                    n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
POST /api/account/proof                  ngggggg ngggggg ngggggg ngggggg ngggggg ngggggg
POST /api/account/prove                  iiiiiii iiiiiii iiiiiii iiiiiii iiiiiii iiiiiii
GET /api/sign-in/ways                    +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
POST /api/sign-in                        iiiiiii iiiiiii iiiiiii iiiiiii iiiiiii iiiiiii
POST /api/sign-in/:way                   0000000 0000000 0000000 0000000 0000000 0000000
GET /api/sign-in/:way/return             0000000 0000000 0000000 0000000 0000000 0000000
POST /api/sign-out                       ngggggg ngggggg ngggggg ngggggg ngggggg ngggggg
POST /api/sign-out-everywhere            ngggggg ngggggg ngggggg ngggggg ngggggg ngggggg
POST /api/password                       niiiiii niiiiii niiiiii niiiiii niiiiii niiiiii
POST /api/password/forgot                +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
POST /api/password/reset                 iiiiiii iiiiiii iiiiiii iiiiiii iiiiiii iiiiiii
GET /api/profile                         n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
PUT /api/profile                         n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
GET /api/packs                           +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
GET /api/own-packs                       n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
POST /api/own-packs                      n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
POST /api/own-packs/check                n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
GET /api/own-packs/:packId               n00+000 n00+000 n00+000 n00+000 n00+000 n00+000
GET /api/own-packs/:packId/pack.yaml     n00+000 n00+000 n00+000 n00+000 n00+000 n00+000
PUT /api/own-packs/:packId               n00+000 n00+000 n00+000 n00+000 n00+000 n00+000
POST /api/own-packs/:packId/publish      n00+000 n00+000 n00+000 n00+000 n00+000 n00+000
DELETE /api/own-packs/:packId            n00+000 n00+000 n00+000 n00+000 n00+000 n00+000
GET /api/interviews                      +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
POST /api/interviews                     n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
GET /api/interviews/:id                  n00++++ n00++++ n00++++ n00++++ n00++++ n00++++
POST /api/interviews/:id/links           n00+y00 n00+y00 n00+y00 n00+y00 n00ee00 n00ee00
POST /api/interviews/:id/images          n00ssyy n00++yy n00++yy n00++yy n00eeyy n00eeyy
GET /api/interviews/:id/images/:imageId  n00++++ n00++++ n00++++ n00++++ n00++++ n00++++
GET /api/interviews/:id/replay           n00ssss n00ssss n00ssss n00ssss n00++++ n00++++
GET /api/interviews/:id/replay/frames    n00ssss n00ssss n00ssss n00ssss n00++++ n00++++
GET /api/interviews/:id/replay/pointing  n00ssss n00ssss n00ssss n00ssss n00++++ n00++++
GET /api/interviews/:id/recording        n00ssss n00ssss n00ssss n00ssss n00++++ n00++++
POST /api/interviews/:id/retry           n00ssyy n00ssyy n00ssyy n00ssyy n00+cyy n00++yy
POST /api/solo                           n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
POST /api/interviews/:id/solo            n00+yyy n00ssyy n00ssyy n00ssyy n00eeyy n00eeyy
POST /api/recordings                     n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
GET /api/recordings                      n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
GET /api/recordings/:recordingId         n00+000 n00+000 n00+000 n00+000 n00+000 n00+000
DELETE /api/recordings/:recordingId      n00+000 n00+000 n00+000 n00+000 n00+000 n00+000
GET /api/sample                          +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
GET /api/interviews/:id/report           n00ss00 n00ss00 n00ss00 n00ss00 n00cc00 n00++00
GET /api/interviews/:id/report.md        n00ss00 n00ss00 n00ss00 n00ss00 n00cc00 n00++00
GET /api/interviews/:id/shares           n00ss00 n00ss00 n00ss00 n00ss00 n00cc00 n00++00
POST /api/interviews/:id/shares          n00ss00 n00ss00 n00ss00 n00ss00 n00cc00 n00++00
DELETE /api/interviews/:id/shares/:shareId n00ss00 n00ss00 n00ss00 n00ss00 n00cc00 n00++00
GET /api/shared/:token                   0000000 0000000 0000000 0000000 0000000 +++++++
GET /api/interviews/:id/timeline.md      n00ssss n00ssss n00ssss n00ssss n00++++ n00++++
GET /api/blocks                          n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
POST /api/interviews/:id/blocks          n00++++ n00++++ n00++++ n00++++ n00++++ n00++++
DELETE /api/blocks/:personId             n00+000 n00+000 n00+000 n00+000 n00+000 n00+000
POST /api/interviews/:id/complaints      n00++++ n00++++ n00++++ n00++++ n00++++ n00++++
GET /api/interviews/:id/calibration      n00ss00 n00ss00 n00ss00 n00ss00 n00cc00 n00++00
PUT /api/interviews/:id/calibration      n00ss00 n00ss00 n00ss00 n00ss00 n00cc00 n00++00
GET /api/calibrations                    n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
GET /api/calibrations/:calibrationId     n000000 n000000 n000000 n000000 n000000 n0+0000
POST /api/calibrations/:calibrationId/open n000000 n000000 n000000 n000000 n000000 n++0000
POST /api/calibrations/:calibrationId/scores n000000 n000000 n000000 n000000 n000000 n0+0000
GET /api/calibrations/:calibrationId/replay n000000 n000000 n000000 n000000 n000000 n0+0000
GET /api/calibrations/:calibrationId/replay/frames n000000 n000000 n000000 n000000 n000000 n0+0000
GET /api/operator                        0000000 0000000 0000000 0000000 0000000 0000000
PUT /api/operator/complaints/:complaintId 0000000 0000000 0000000 0000000 0000000 0000000
POST /api/operator/suspensions           0000000 0000000 0000000 0000000 0000000 0000000
DELETE /api/operator/suspensions/:personId 0000000 0000000 0000000 0000000 0000000 0000000
GET /api/queue                           +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
POST /api/queue                          n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
GET /api/queue/me                        n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
PUT /api/queue/me                        n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
DELETE /api/queue/me                     n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
POST /api/queue/accept                   n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
POST /api/slots                          n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
GET /api/slots                           n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
GET /api/slots/:slotId                   n00++00 n00++00 n00++00 n00++00 n00++00 n00++00
POST /api/slots/:slotId                  n00++00 n00++00 n00++00 n00++00 n00++00 n00++00
POST /api/slots/:slotId/link             n00+000 n00+000 n00+000 n00+000 n00+000 n00+000
POST /api/slots/:slotId/enter            n00++00 n00++00 n00++00 n00++00 n00++00 n00++00
GET /api/slots/:slotId/calendar.ics      n00++00 n00++00 n00++00 n00++00 n00++00 n00++00
GET /api/slot-links/:token               +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
POST /api/slot-links/:token/join         +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
GET /api/progress                        n++++++ n++++++ n++++++ n++++++ n++++++ n++++++
POST /api/study/ticks                    n000000 n000000 n000000 n000000 n000000 n000+00
GET /api/links/:token                    +++++++ +++++++ +++++++ +++++++ +++++++ +++++++
POST /api/links/:token/claim             +++aaa+ +++aaa+ +++aaa+ +++aaa+ eeeaaa+ eeeaaa+
`

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
  server = await startApp(undefined, limits, [questionOf('orders')], { page })
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
    expect(commandRows.map(({ name }) => name).sort()).toEqual([...types, connecting].sort())
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
    const columns = await server.pool.query<{ place: string; name: string }>(
      `select quote_ident(table_name) as place, quote_ident(column_name) as name from information_schema.columns
       where table_schema = 'public' and data_type in ('uuid', 'text') order by table_name`,
    )
    const found = new Map<string, number>()
    for (const { place, name } of columns.rows) {
      const { rows } = await server.pool.query<{ value: string }>(
        `select distinct ${name}::text as value from ${place} where ${name}::text ~ '^[0-9a-f]{8}-[0-9a-f]{4}-'`,
      )
      for (const { value } of rows) expect(value, `${place}.${name}`).toMatch(/^.{14}4.{4}[89ab].{16}$/)
      found.set(place, (found.get(place) ?? 0) + rows.length)
    }
    const places = [...found].filter(([, count]) => count > 0).map(([place]) => place)
    expect(places.length, places.join()).toBeGreaterThan(8)
  })
})

import { type Connection, connect } from '@dryrun/client/live/connection.ts'
import type { Frame } from '@dryrun/shared/interview/frame.ts'
import type { ClientEvents, Receipt, ServerEvents } from '@dryrun/shared/protocol.ts'
import { Server, type Socket } from 'socket.io'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { INTERVIEW } from '../support/domain/facts.ts'
import { pageIn, type TestPage } from '../support/page/page-in.ts'

type ServerSocket = Socket<ClientEvents, ServerEvents>

const HOUR = 3_600_000
const frame = (version: number, fresh = false): Frame => ({ version, at: 0, fresh, set: {} })

/** The fake server: the view version of each handshake, and its greeting of accepted sockets. */
let server: Server<ClientEvents, ServerEvents>
let asked: (number | undefined)[]
let refusals: string[]
let greet: (socket: ServerSocket) => void
/** How the fake server answers time requests; undefined simulates a half-broken connection. */
let tellTime: ((reply: (at: number) => void) => void) | undefined
let seen: number[]
let heard: string[]
let connection: Connection | undefined
let page: TestPage
let offset: number

beforeEach(async () => {
  asked = []
  refusals = []
  seen = []
  heard = []
  greet = (socket) => socket.emit('frame', frame(1, true))
  tellTime = (reply) => reply(Date.now() + HOUR)
  server = new Server(0, { transports: ['websocket'] })
  server.use((socket, next) => {
    asked.push(socket.handshake.auth.version)
    const refusal = refusals.shift()
    next(refusal ? new Error(refusal) : undefined)
  })
  server.on('connection', (socket) => {
    socket.on('presence', (_, reply) => reply && tellTime?.(reply))
    greet(socket)
  })
})

afterEach(async () => {
  connection?.close()
  await server.close()
})

function come(onFrame = (_: Frame): void => {}): Connection {
  const { port } = server.httpServer.address() as { port: number }
  page = pageIn(`http://127.0.0.1:${port}`)
  const ears = {
    onFrame: (given: Frame) => {
      onFrame(given)
      seen.push(given.version)
    },
    onPresence: () => {},
    onSignal: () => {},
    onLive: () => heard.push('live'),
    onDoubt: () => heard.push('doubt'),
    onSure: (given: number) => {
      offset = given
      heard.push('sure')
    },
    onOffline: () => heard.push('offline'),
    onTurned: (reason: string) => heard.push(`turned: ${reason}`),
  }
  connection = connect(INTERVIEW, ears, page)
  return connection
}

const until = (isTrue: () => unknown) => vi.waitUntil(isTrue, { timeout: 10_000, interval: 10 })

describe('the connection', () => {
  test('[B24] comes back by itself and asks for what came after the last it has seen', async () => {
    greet = (socket) => {
      if (asked.length > 1) return socket.emit('frame', frame(4))
      socket.emit('frame', frame(2, true))
      socket.emit('frame', frame(3))
      return setTimeout(() => socket.conn.close(), 50)
    }
    come()
    await until(() => seen.includes(4))
    expect(asked).toEqual([undefined, 3])
    expect(seen).toEqual([2, 3, 4])
    await until(() => heard.filter((word) => word === 'sure').length === 2)
    expect(heard).toEqual(['live', 'sure', 'offline', 'live', 'sure'])
  })

  test('[B24] a step that is missing is asked for, one that comes twice is shown once', async () => {
    greet = (socket) => {
      const steps = asked.length === 1 ? [frame(1, true), frame(2), frame(2), frame(4)] : [frame(3), frame(4)]
      for (const step of steps) socket.emit('frame', step)
    }
    come()
    await until(() => seen.includes(4))
    expect(asked).toEqual([undefined, 2])
    expect(seen).toEqual([1, 2, 3, 4])
  })

  test('[B24] when what is shown can no longer be trusted, everything is asked for anew', async () => {
    const complaints: unknown[] = []
    const take = (error: unknown) => complaints.push(error)
    process.on('uncaughtException', take)
    greet = (socket) => {
      socket.emit('frame', frame(1, true))
      if (asked.length === 1) socket.emit('frame', frame(2))
    }
    come(({ version }) => {
      if (version === 2) throw new Error('a fault of ours')
    })
    await until(() => seen.length === 2)
    process.off('uncaughtException', take)
    expect(asked).toEqual([undefined, undefined])
    expect(complaints).toHaveLength(1)
  })

  test('[B24] comes back after the server has sent it away, and after a server that can’t right now', async () => {
    refusals = ['unavailable']
    greet = (socket) => {
      if (asked.length === 2) socket.disconnect()
      else socket.emit('frame', frame(1, true))
    }
    come()
    await until(() => seen.includes(1))
    expect(asked).toHaveLength(3)
    expect(heard.filter((word) => word !== 'sure')).toEqual(['offline', 'live', 'offline', 'live'])
  })

  test('[B24] stays away when told so for good', async () => {
    refusals = ['notFound']
    come()
    await until(() => heard.includes('turned: notFound'))
    expect(asked).toHaveLength(1)
    expect(seen).toEqual([])
  })

  test('[B24] an answer that did not come is not taken for one', async () => {
    const receipts: (Receipt | undefined)[] = []
    greet = (socket) => {
      socket.emit('frame', frame(1, true))
      socket.on('command', (_, reply) => (asked.length === 1 ? socket.conn.close() : reply({ ok: true })))
    }
    const submission = { id: INTERVIEW, command: { type: 'pause' } } as const
    const here = come()
    receipts.push(await here.send(submission))
    await until(() => heard.includes('live'))
    receipts.push(await here.send(submission))
    await until(() => asked.length === 2 && heard.at(-1) === 'sure')
    receipts.push(await here.send(submission))
    expect(receipts).toEqual([undefined, undefined, { ok: true }])
  })

  test('[NW2] who comes back knows the server’s time, however long they were away', async () => {
    come()
    await until(() => heard.includes('sure'))
    expect(offset).toBeGreaterThan(HOUR - 60_000)
    expect(offset).toBeLessThan(HOUR + 60_000)
  })

  test('[NW1] a page that has slept asks, and leaves a link that does not answer', async () => {
    come()
    await until(() => heard.includes('sure'))
    tellTime = undefined
    page.hear('woke')
    expect(heard).toEqual(['live', 'sure', 'doubt'])
    await until(() => asked.length === 2)
    expect(asked).toEqual([undefined, 1])
  })

  test('[NW1] an answer that is long in coming is a reason to ask, and a server that is slow no reason to leave', async () => {
    let asks = 0
    tellTime = (reply) => {
      asks++
      reply(Date.now())
    }
    greet = (socket) => {
      socket.emit('frame', frame(1, true))
      socket.on('command', (_, reply) => void until(() => asks === 2).then(() => reply({ ok: true })))
    }
    const here = come()
    await until(() => asks === 1)
    expect(await here.send({ id: INTERVIEW, command: { type: 'pause' } })).toEqual({ ok: true })
    expect(asked).toHaveLength(1)
  })

  test('[NW3] whose own dead links take all their places waits for them to go', async () => {
    refusals = ['', 'tooManyTabs', 'tooManyTabs']
    greet = (socket) => {
      socket.emit('frame', frame(1, true))
      if (asked.length === 1) setTimeout(() => socket.conn.close(), 50)
    }
    come()
    await until(() => asked.length === 4 && heard.at(-1) === 'sure')
    expect(heard.some((word) => word.startsWith('turned'))).toBe(false)
  })

  test('[NW3] who was never in and has too many tabs is told so', async () => {
    refusals = ['tooManyTabs']
    come()
    await until(() => heard.includes('turned: tooManyTabs'))
    const later = vi.spyOn(page.clock, 'later')
    page.hear('woke')
    page.hear('looked at')
    expect(later).not.toHaveBeenCalled()
    expect(asked).toHaveLength(1)
  })
})

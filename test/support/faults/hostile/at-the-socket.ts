import { PROTOCOL } from '@dryrun/shared/protocol.ts'
import { RawLink } from '../../socket/raw-link.ts'
import { type HostileSeat, type Hostility, id } from './hostile-seat.ts'

const join = (seat: HostileSeat) => ({ protocol: PROTOCOL, interviewId: seat.interviewId })
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function packets(seat: HostileSeat, textOf: (nth: number) => string): Promise<void> {
  await seat.repeat(3, async () => {
    const link = await RawLink.open(seat.me.url, { cookie: seat.me.cookie })
    await link.join(join(seat))
    for (let n = 0; !seat.isOver && !link.isClosed; n++) {
      link.send(textOf(n))
      if (n % 20 === 0) await new Promise(setImmediate)
    }
    link.drop()
  })
}

export const atTheSocket: Readonly<Record<string, Hostility>> = {
  'coming back again and again for everything anew': async (seat) => {
    await seat.repeat(3, async () => {
      const tab = seat.me.another()
      await tab.connect(seat.interviewId)
      tab.disconnect()
    })
  },

  'tabs that answer pings and read nothing else': async (seat) => {
    for (let tab = 0; tab < 3; tab++) {
      const link = await RawLink.open(seat.me.url, { cookie: seat.me.cookie })
      await link.join(join(seat))
      link.deafen()
    }
    await seat.command((n) => ({ type: 'say', text: `${n} ${'y'.repeat(1_900)}` }))
  },

  'connections that are refused and stay': async (seat) => {
    await seat.repeat(20, async () => {
      await seat.dial(seat.upgrade({ origin: 'http://elsewhere.example' }))
      await pause(5)
    })
  },

  'requests that never end': async (seat) => {
    const sockets = await Promise.all(
      Array.from({ length: 150 }, () => seat.dial(seat.head('POST', '/api/interviews').slice(0, -2))),
    )
    await seat.repeat(1, async (n) => {
      for (const socket of sockets) if (!socket.destroyed) socket.write(`x-${n}: y\r\n`)
      await pause(100)
    })
  },

  'huge headers and addresses': async (seat) => {
    const heads = [
      seat.head('GET', '/', { x: 'y'.repeat(60_000) }),
      seat.head('GET', `/${'z'.repeat(15_000)}`),
      seat.head('GET', `/api/interviews/${'%25'.repeat(4_000)}`),
    ]
    await seat.repeat(10, async (n) => {
      await seat.dial(heads[n % heads.length] ?? '')
      await pause(5)
    })
  },

  'malformed packets': (seat) => {
    const texts = [
      '4',
      '45-["command"]',
      '42["command",',
      '42[]',
      '43[1]',
      '6',
      '42{"a":1}',
      '40/other,',
      '42[null]',
      '2probe',
    ]
    return packets(seat, (n) => texts[n % texts.length] ?? '')
  },

  'deep JSON': (seat) => packets(seat, () => `42["command",${'['.repeat(20_000)}${']'.repeat(20_000)}]`),

  'events with forty thousand arguments': (seat) => packets(seat, () => `421["command"${',0'.repeat(40_000)}]`),

  'messages of the largest size that are refused': (seat) =>
    packets(seat, (n) => `42${n}["command",{"id":"${id()}","command":{"type":"say","text":"${'z'.repeat(200_000)}"}}]`),

  'answers to pings that were not asked': (seat) => packets(seat, () => '3'),

  'handshakes that are refused': async (seat) => {
    await seat.repeat(5, async () => {
      const link = await RawLink.open(seat.me.url, { cookie: seat.me.cookie })
      await link.join({ protocol: PROTOCOL, interviewId: id() })
      link.drop()
    })
  },
}

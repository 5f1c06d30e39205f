import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingHttpHeaders } from 'node:http'
import { type RequestOptions, request } from 'node:https'
import { connect as connectPlain, type Socket } from 'node:net'
import { connect, type TLSSocket } from 'node:tls'
import { LocalHttps } from '@dryrun/server/network/local-https.ts'
import { PROTOCOL } from '@dryrun/shared/protocol.ts'
import { io } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningApp, startApp } from '../../support/http/app.ts'
import { openRequest } from '../../support/http/open-request.ts'
import { anyDatabase } from '../../support/servers/any-database.ts'

const lan = { HTTPS: 'lan', HTTPS_PORT: '0', LAN_ADDRESSES: '192.168.1.5,dryrun.lan' }

type Answer = { status: number; headers: IncomingHttpHeaders; body: string }

describe('https in the local network', () => {
  let server: RunningApp
  let ca = ''
  beforeAll(async () => {
    server = await startApp(await anyDatabase(), lan)
    ca = await (await fetch(`${server.url}/api/site/authority.crt`)).text()
  })
  afterAll(() => server.stop())

  const port = () => server.app.https?.port ?? 0
  /** Asks as a machine that knows the server as `dryrun.lan` and trusts its authority. */
  function ask(path: string, options: RequestOptions = {}, body?: unknown): Promise<Answer> {
    const to = { host: '127.0.0.1', port: port(), servername: 'dryrun.lan', path, ca, agent: false }
    const headers = { host: `dryrun.lan:${port()}`, ...options.headers }
    return new Promise((resolve, reject) => {
      const asked = request({ ...to, ...options, headers }, async (answer) => {
        const chunks = await answer.toArray()
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks).toString() })
      })
      asked.on('error', reject).end(body && JSON.stringify(body))
    })
  }
  const post = (path: string, body: unknown, headers = {}) =>
    ask(path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers } }, body)
  const peer = async (): Promise<X509Certificate> => {
    const socket = connect({ host: '127.0.0.1', port: port(), ca, servername: 'dryrun.lan' })
    await once(socket, 'secureConnect')
    const [certificate] = [socket.getPeerX509Certificate()]
    socket.destroy()
    if (!certificate) throw new Error('no certificate')
    return certificate
  }

  it('[RE12] a device that trusts the authority reaches the server over TLS, and no other device does', async () => {
    expect((await ask('/healthz')).status).toBe(200)
    await expect(ask('/healthz', { ca: [] })).rejects.toThrow(/certificate/)
    await expect(ask('/healthz', { servername: 'other.lan' })).rejects.toThrow(/altnames/)
    await expect(ask('/healthz', { maxVersion: 'TLSv1.1', minVersion: 'TLSv1' })).rejects.toThrow()
    const certificate = await peer()
    expect(certificate.checkIP('192.168.1.5')).toBe('192.168.1.5')
    expect(certificate.checkHost('localhost')).toBe('localhost')
  })

  it('[RE13] cookies keep to https, and a change from the https page is not foreign', async () => {
    const origin = { origin: `https://dryrun.lan:${port()}` }
    const named = await post('/api/me', { name: 'Ada' }, origin)
    expect(named.status).toBe(200)
    expect(named.headers['set-cookie']?.join()).toContain('; Secure')
    const other = { origin: `http://dryrun.lan:${port()}` }
    expect((await post('/api/me', { name: 'Ada' }, other)).status).toBe(403)
  })

  it('[RE13] a room opens over a secure WebSocket', async () => {
    const named = await post('/api/me', { name: 'Ada' })
    const cookie = (named.headers['set-cookie'] ?? []).map((each) => each.split(';')[0]).join('; ')
    const { id } = JSON.parse((await post('/api/interviews', openRequest(), { cookie })).body)
    const extraHeaders = { cookie, origin: `https://127.0.0.1:${port()}` }
    const auth = { protocol: PROTOCOL, interviewId: id }
    const socket = io(`https://127.0.0.1:${port()}`, { ca, auth, extraHeaders, transports: ['websocket'] })
    const frame = await new Promise((resolve, reject) => socket.on('frame', resolve).on('connect_error', reject))
    expect(frame).toBeTruthy()
    socket.disconnect()
  })

  const plain = (path: string, init: { method?: 'GET' | 'POST'; host?: string } = {}) => {
    const { method = 'GET', host = 'dryrun.lan:8080' } = init
    const payload = method === 'POST' ? { payload: { name: 'Ada' } } : {}
    return server.app.inject({ url: path, method, headers: { host }, ...payload })
  }

  it('[RE14] other machines that come over http are sent to https, and their requests are refused', async () => {
    const page = await plain('/join/abc?x=1')
    const location = `https://dryrun.lan:${port()}/join/abc?x=1`
    expect([page.statusCode, page.headers.location]).toEqual([307, location])
    for (const [path, method] of [
      ['/api/me', 'POST'],
      ['/api/interviews', 'GET'],
      ['/api/docs/json', 'GET'],
    ] as const)
      expect([path, (await plain(path, { method })).statusCode]).toEqual([path, 426])
    for (const host of ['evil.example/path', 'a b', ''])
      expect((await plain('/', { host })).headers.location ?? 'none').toMatch(/^none$/)
    for (const host of ['localhost:8080', '127.0.0.1:8080', '[::1]:8080'])
      expect((await plain('/api/me', { method: 'POST', host })).statusCode).toBe(200)
  })

  it('[RE14] no WebSocket opens over http from another machine', async () => {
    const socket = connectPlain(Number(new URL(server.url).port), '127.0.0.1')
    const head = 'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: dryrun.lan\r\nConnection: Upgrade\r\n'
    socket.end(
      `${head}Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
    )
    expect(Buffer.concat(await socket.toArray()).toString()).toMatch(/^HTTP\/1\.1 426 /)
  })

  it('[RE15] how to trust the server can be read over http, and the key of the authority nowhere', async () => {
    const { authority } = (await plain('/api/site/authority')).json()
    const file = await plain('/api/site/authority.crt')
    const certificate = new X509Certificate(file.body)
    expect(authority).toMatchObject({
      fingerprint: certificate.fingerprint256,
      address: `https://dryrun.lan:${port()}`,
    })
    expect(file.headers['content-type']).toBe('application/x-x509-ca-cert')
    expect(file.body.match(/BEGIN [A-Z ]+/g)).toEqual(['BEGIN CERTIFICATE'])
    expect((await plain('/trust')).statusCode).not.toBe(307)
  })

  it('[RE16] links of the invite lead to https', async () => {
    const { headers } = await fetch(`${server.url}/api/me`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"name":"Ada"}',
    })
    const cookie = headers.getSetCookie().map((each) => each.split(';')[0])
    const site = await fetch(`${server.url}/api/site`, { headers: { cookie: cookie.join('; ') } })
    expect(await site.json()).toEqual({ address: `https://192.168.1.5:${port()}` })
  })

  it('[RE17] the certificate follows the addresses of the machine, while it runs, and the authority stays', async () => {
    const before = await peer()
    await server.app.https?.renew()
    expect((await peer()).serialNumber).toBe(before.serialNumber)
    server.config.lanAddresses = ['192.168.7.7', 'dryrun.lan']
    await server.app.https?.renew()
    const after = await peer()
    expect([after.checkIP('192.168.7.7'), after.checkIP('192.168.1.5')]).toEqual(['192.168.7.7', undefined])
    server.config.lanAddresses = ['192.168.1.5', 'dryrun.lan']
    const next = await LocalHttps.at(server.config, () => ['192.168.8.8'])
    expect(next.certificate).toBe(ca)
  })
})

describe('connections over TLS', () => {
  const opened = async (port: number): Promise<Socket> => {
    const socket = connectPlain(port, '127.0.0.1')
    await once(socket, 'connect')
    return socket
  }
  const closed = (socket: Socket | TLSSocket) => expect.poll(() => socket.closed || socket.destroyed).toBe(true)

  it('[RE18] connections of one address are counted before their handshake, and given back when they end', async () => {
    const server = await startApp(await anyDatabase(), { ...lan, LIMIT_CONNECTIONS_PER_ADDRESS: '10' })
    const port = server.app.https?.port ?? 0
    const silent = await Promise.all(Array.from({ length: 9 }, () => opened(port)))
    const shaken = connect({ host: '127.0.0.1', port, rejectUnauthorized: false })
    await once(shaken, 'secureConnect')
    const eleventh = (await opened(port)).resume().on('error', () => {})
    await closed(eleventh)
    for (const each of [...silent, shaken]) each.destroy()
    const enters = async () => {
      const next = connect({ host: '127.0.0.1', port, rejectUnauthorized: false })
      return new Promise((resolve) => {
        next.once('secureConnect', () => resolve(true)).once('error', () => resolve(false))
      }).finally(() => next.destroy())
    }
    await expect.poll(enters).toBe(true)
    await server.stop()
  })

  it('[RE18] open connections do not keep the server from stopping', async () => {
    const server = await startApp(await anyDatabase(), lan)
    const port = server.app.https?.port ?? 0
    const silent = (await opened(port)).resume()
    const shaken = connect({ host: '127.0.0.1', port, rejectUnauthorized: false }).resume()
    await once(shaken, 'secureConnect')
    await server.stop()
    await Promise.all([closed(silent), closed(shaken)])
  })
})

it.each([
  [{ HTTPS: 'on' }, /HTTPS must be off or lan/],
  [{ HTTPS: 'lan', PUBLIC_URL: 'http://dryrun.example.org' }, /HTTPS=lan and a PUBLIC_URL with http/],
  [{ HTTPS: 'lan', PORT: '9443', HTTPS_PORT: '9443' }, /HTTPS_PORT and PORT are the same/],
  [{ HTTPS: 'lan', HTTPS_PORT: '65536' }, /HTTPS_PORT must be at most 65535/],
])('[RE5] a setting that can be no address stops the start with a sentence: %o', async (settings, sentence) => {
  await expect(startApp(undefined, settings)).rejects.toThrow(sentence)
})

it('[RE15] a server without an authority of its own says so', async () => {
  const server = await startApp(await anyDatabase())
  expect(await (await fetch(`${server.url}/api/site/authority`)).json()).toEqual({ authority: null })
  expect((await fetch(`${server.url}/api/site/authority.crt`)).status).toBe(404)
  await server.stop()
})

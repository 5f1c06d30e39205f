import { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { isForeign } from '@dryrun/server/socket/origin.ts'
import { expect, it } from 'vitest'

const [plain, encrypted] = [new Socket(), new TLSSocket(new Socket())]
const host = 'dryrun.example.org'
const [http, https] = [`http://${host}`, `https://${host}`]
const direct = { publicUrl: undefined, trustProxy: false }
const proxied = { publicUrl: undefined, trustProxy: true }
const named = { publicUrl: https, trustProxy: false }

const ask = (origin: string | undefined, proto?: string | string[], socket = plain) => ({
  headers: { host, ...(origin && { origin }), ...(proto && { 'x-forwarded-proto': proto }) },
  socket,
})

it.each([
  ['our page', ask(http), direct, false],
  ['a program without an origin', ask(undefined), direct, false],
  ['our host under https', ask(https), direct, true],
  ['a scheme that the client claims itself', ask(https, 'https'), direct, true],
  ['our page over TLS', ask(https, undefined, encrypted), direct, false],
  ['our host without TLS, at a TLS server', ask(http, undefined, encrypted), direct, true],
  ['our page behind a TLS proxy', ask(https, 'https'), proxied, false],
  ['our host without TLS, behind a TLS proxy', ask(http, 'https'), proxied, true],
  ['our page behind a plain proxy', ask(http, 'http'), proxied, false],
  ['a proxy that adds its own value to the claimed one', ask(http, 'http, https'), proxied, true],
  ['a proxy that adds its own header to the claimed one', ask(https, ['http', 'https']), proxied, false],
  ['a proxy that says nothing', ask(http), proxied, false],
  ['the public address', ask(https), named, false],
  ['the public address with its port', ask(`${https}:443`), named, false],
  ['another port of the public address', ask(`${https}:8443`), named, true],
  ['a plain page on the host itself', ask(http), named, false],
  ['the public host without TLS, behind a TLS proxy', ask(http, 'https'), { ...named, trustProxy: true }, true],
  ['another site', ask('https://evil.example', 'https'), { ...named, trustProxy: true }, true],
])('[AX1] an origin is ours only with our scheme, host and port: %s', (_, request, site, expected) => {
  expect(isForeign(request, site)).toBe(expected)
})

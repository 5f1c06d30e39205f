import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Settings } from '@dryrun/server/config.ts'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

const root = join(import.meta.dirname, '../..')
const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8')

/** As much of the Compose format as this file uses; a misspelled key is a fault. */
const Service = z.strictObject({
  profiles: z.array(z.string()).optional(),
  build: z.string().optional(),
  image: z.string().optional(),
  init: z.boolean().optional(),
  restart: z.literal('unless-stopped'),
  stop_grace_period: z.string().optional(),
  depends_on: z.unknown().optional(),
  env_file: z.unknown().optional(),
  environment: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  entrypoint: z.array(z.string()).optional(),
  ports: z.array(z.string()).optional(),
  volumes: z.array(z.string()).optional(),
  network_mode: z.literal('host').optional(),
  cap_drop: z.array(z.string()).optional(),
  cap_add: z.array(z.string()).optional(),
  security_opt: z.array(z.string()).optional(),
  healthcheck: z.unknown().optional(),
})
const Compose = z.strictObject({
  name: z.string(),
  services: z.record(z.string(), Service),
  volumes: z.record(z.string(), z.unknown()),
})
const { services, volumes } = Compose.parse(parse(text))

/** Fills in variables as Compose does: `${A:-else}`, `${A:+then}`, nested. */
function filled(template: string, variables: Readonly<Record<string, string>>): string {
  const inner = /\$\{(\w+)(?::([-+])([^${}]*))?\}/
  let filling = template
  while (inner.test(filling))
    filling = filling.replace(inner, (_all, name: string, kind?: string, word = '') => {
      const value = variables[name] ?? ''
      if (kind === '+') return value && word
      return value || word
    })
  return filling
}

it('[RE27] the profiles of compose are a proxy with https and a relay, and neither starts by itself', () => {
  const profiles = Object.fromEntries(Object.entries(services).map(([name, { profiles: each = [] }]) => [name, each]))
  expect(profiles).toEqual({ app: [], database: [], proxy: ['https'], turn: ['turn'] })
})

it('[RE27] every file that compose mounts is there, and every volume is declared', () => {
  const sources = Object.values(services).flatMap(({ volumes: each = [] }) =>
    each.map((one) => one.split(':')[0] ?? ''),
  )
  for (const source of sources) {
    if (source.startsWith('./')) expect([source, existsSync(join(root, source))]).toEqual([source, true])
    else expect(Object.keys(volumes)).toContain(source)
  }
})

it('[RE27] with DOMAIN the server is reached through the proxy alone, and without it as before', () => {
  const { environment = {}, ports = [] } = services.app ?? {}
  for (const name of Object.keys(environment)) expect(Object.keys(Settings.shape)).toContain(name)
  const withDomain = (template: unknown) => filled(`${template}`, { DOMAIN: 'dryrun.example.org' })
  expect(withDomain(environment.PUBLIC_URL)).toBe('https://dryrun.example.org')
  expect(withDomain(environment.TRUST_PROXY)).toBe('true')
  expect(ports.map(withDomain)).toEqual(['127.0.0.1:8080:8080'])
  const without = (template: unknown) => filled(`${template}`, { PORT: '9000', PUBLIC_URL: 'https://own.example' })
  expect([environment.PUBLIC_URL, environment.TRUST_PROXY].map(without)).toEqual(['https://own.example', ''])
  expect(ports.map(without)).toEqual(['9000:8080'])
})

it('[RE27] proxy and relay hold no right that they do not need', () => {
  for (const name of ['proxy', 'turn'])
    expect(services[name]).toMatchObject({ cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] })
  const relay = readFileSync(join(root, 'deploy/turnserver.conf'), 'utf8')
  for (const line of ['use-auth-secret', 'no-cli', 'no-multicast-peers', 'no-tcp-relay'])
    expect(relay.split('\n')).toContain(line)
  expect(relay).toMatch(/^user-quota=\d+$/m)
  expect(relay).toMatch(/^total-quota=\d+$/m)
  // A secret in the file would be everybody's.
  expect(relay).not.toMatch(/^static-auth-secret/m)
})

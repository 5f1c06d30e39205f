import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Eyes } from '@dryrun/shared/replay/recording.ts'
import type { Participant } from './participant.ts'

type Operation = { parameters?: { in: string; name: string }[] }
type Description = { paths: Record<string, Record<string, Operation>> }

/** What is served without standing in the description of the API, and what should not be served at all. */
const beside = [
  ...[
    '/',
    '/open',
    '/healthz',
    '/readyz',
    '/api/docs',
    '/api/docs/json',
    '/api/docs/yaml',
    '/api/docs/static/index.html',
  ],
  ...['/api/nothing', '/nothing.js', '/socket.io/?EIO=4&transport=polling', '/socket.io/socket.io.js'],
  ...['/server/packs/small/pack.yaml', '/packs/small/pack.yaml', '/%2e%2e/%2e%2e/package.json', '/..%2f..%2f.env'],
]
const bodies = [
  '{}',
  '{"name":"Bob"}',
  '{"days":1,"showNames":true,"showScript":true}',
  '{"round":0,"at":0}',
  '{"seat":"audience"}',
  '{"title":"x","rounds":[]}',
  '[',
  'null',
  '"x"',
]

/**
 * Asks for every route that the server describes, with every one of these ids in every place of it, and for what lies
 * beside. `onAnswer` is called after each answer, with the path that was asked for.
 */
export async function crawl(person: Participant, ids: readonly string[], onAnswer: (path: string) => void) {
  const description = (await person.get('/api/docs/json')).body as Description
  const described = Object.entries(description.paths).flatMap(([route, methods]) =>
    withIds(route, ids).flatMap((path) =>
      Object.entries(methods).flatMap(([method, operation]) =>
        withQueries(path, operation).map((full) => ({ method: method.toUpperCase(), path: full })),
      ),
    ),
  )
  for (const each of described) await ask(person, { ...each, onAnswer })
  for (const path of [...beside, ...ids.flatMap((id) => [`/i/${id}`, `/join/${id}`])])
    for (const method of ['GET', 'HEAD', 'OPTIONS']) await ask(person, { method, path, onAnswer })
}

type Asked = { method: string; path: string; onAnswer: (path: string) => void }

/** An address that is not there for a person is not there whatever is sent, as the matrix proves: one body shows it. */
async function ask(person: Participant, { method, path, onAnswer }: Asked): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const sent = { POST: bodies, DELETE: ['{}'] }[method]
  const requests = sent?.map((body) => ({ method, headers, body })) ?? [{ method }]
  for (const request of requests) {
    const { status } = await person.request(path, request)
    onAnswer(path)
    if (status === 404) return
  }
}

/** As it stands, and with everything that can be asked for behind the question mark. */
const withQueries = (path: string, { parameters = [] }: Operation): string[] =>
  parameters.some(({ in: place, name }) => place === 'query' && name === 'eyes')
    ? [path, ...[...Eyes.options, '__proto__', ''].map((eyes) => `${path}?eyes=${eyes}`)]
    : [path]

/**
 * A route with its places filled, each with every id. The first id is that of the person's own interview: behind another
 * one nothing is looked at, so one id shows what is there.
 */
function withIds(route: string, ids: readonly string[]): string[] {
  const place = /\{\w+\}|:\w+/.exec(route)?.[0]
  if (!place) return [route]
  const [own = ''] = ids
  return ids.flatMap((id) => withIds(route.replace(place, encodeURIComponent(id)), id === own ? ids : [own]))
}

/** Every file of the built page, as an address. */
export async function builtFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length))
}

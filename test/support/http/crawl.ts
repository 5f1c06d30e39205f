import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Perspective } from '@dryrun/shared/replay/recording.ts'
import type { Participant } from './participant.ts'

type Operation = { parameters?: { in: string; name: string }[] }
type Description = { paths: Record<string, Record<string, Operation>> }

/** Paths outside of the API description, and paths that must not be served. */
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
 * Requests every described route with each of these ids in every parameter, and the paths of `beside`. Calls `onAnswer`
 * with each requested path.
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

/** One body is enough: the route matrix proves that a path hidden from a person stays hidden for any body. */
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

const withQueries = (path: string, { parameters = [] }: Operation): string[] =>
  parameters.some(({ in: place, name }) => place === 'query' && name === 'eyes')
    ? [path, ...[...Perspective.options, '__proto__', ''].map((eyes) => `${path}?eyes=${eyes}`)]
    : [path]

/**
 * Fills a route's parameters with each id. The first id is always the person's own interview, since a route behind a
 * foreign one reads no further id.
 */
function withIds(route: string, ids: readonly string[]): string[] {
  const place = /\{\w+\}|:\w+/.exec(route)?.[0]
  if (!place) return [route]
  const [own = ''] = ids
  return ids.flatMap((id) => withIds(route.replace(place, encodeURIComponent(id)), id === own ? ids : [own]))
}

export async function builtFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length))
}

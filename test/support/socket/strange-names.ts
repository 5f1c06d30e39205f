import { randomUUID } from 'node:crypto'
import { routePolicy } from '@dryrun/server/access/route-policy.ts'
import { Command } from '@dryrun/shared/interview/commands.ts'
import { soundCommands } from '../domain/sound-commands.ts'
import { threeRounds } from '../http/table.ts'
import type { Shot } from './malformed.ts'

/** Names that every object inherits or that libraries probe. */
export const inherited: readonly string[] = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', 'toJSON', 'then', 'length'],
]

export const everyStrangeId = (): Shot[] =>
  Command.options.flatMap(({ shape }) => {
    const json = JSON.stringify(soundCommands(0, 0)[shape.type.value])
    const places = [...json.matchAll(/(?<=:)"[^"]*"/g)]
    return places.flatMap(({ 0: text, index }) =>
      inherited.map((name) => {
        const command = `${json.slice(0, index)}"${name}"${json.slice(index + text.length)}`
        const message = `427["command",{"id":"${randomUUID()}","command":${command}}]`
        return {
          family: 'a strange id',
          what: message.slice(0, 200),
          fire: (link) => link.send(message),
        } satisfies Shot
      }),
    )
  })

const pollution = '{"polluted":true,"prototype":{"polluted":true}}'

/** The JSON text once per object and prototype key, with that key added. */
export const poisoned = (json: string): string[] =>
  [...json.matchAll(/\{/g)].flatMap(({ index }) =>
    ['__proto__', 'constructor', 'prototype'].map((key) => {
      const rest = json.slice(index + 1)
      return `${json.slice(0, index + 1)}"${key}":${pollution}${rest.startsWith('}') ? '' : ','}${rest}`
    }),
  )

type Request = { path: string; method: string; mustBeRefused: boolean } & Pick<RequestInit, 'body' | 'headers'>

const query = new URLSearchParams(
  [
    ...['__proto__', '__proto__[polluted]', '__proto__.polluted', 'constructor', 'constructor[prototype][polluted]'],
  ].map((key) => [key, 'x']),
)

/** Every route with these names in path, query and body; `id` is the requester's interview. */
export const strangeRequests = (id: string): Request[] =>
  Object.keys(routePolicy).flatMap((row) => {
    const [method = '', url = ''] = row.split(' ')
    const path = url.replace('/interviews/:id', `/interviews/${id}`).replace(/:\w+|\*/g, 'nothing')
    const strange = url.includes(':') ? inherited.slice(0, 4).map((name) => url.replace(/:\w+|\*/g, name)) : []
    const named = strange.map((each) => ({
      method,
      path: each,
      mustBeRefused: true,
      ...(method === 'GET' ? {} : json('{}')),
    }))
    if (method === 'GET') return [...named, { method, path: `${path}?${query}`, mustBeRefused: false }]
    const bodies = row === 'POST /api/interviews' ? poisoned(JSON.stringify(threeRounds)) : poisoned('{"a":[{"b":{}}]}')
    // A route that ignores its body may accept the third key and take effect.
    const refused = bodies.filter((body) => /__proto__|constructor/.test(body))
    return [...named, ...refused.map((body) => ({ method, path, mustBeRefused: true, ...json(body) }))]
  })

const json = (body: string) => ({ body, headers: { 'content-type': 'application/json' } })

import type { Component } from '@dryrun/shared/drawing/board-graph.ts'
import type { Stencil } from '@dryrun/shared/pack/board.ts'

type Kinds = ReadonlySet<Stencil | undefined>

/** The components that send requests. Only Dryrun's own stencils have a kind. */
const askers: Kinds = new Set<Stencil>(['client', 'user'])
/** The components that start work; what connects to one of these needs no client. */
const starters: Kinds = new Set<Stencil>(['client', 'user', 'external-system', 'scheduler'])
const stores: Kinds = new Set<Stencil>(['relational-store', 'document-store', 'object-store', 'cache', 'search'])

type Pairs = readonly (readonly [string, string])[]
type Near = ReadonlyMap<string, readonly string[]>

/**
 * Connected stores that no path joins to a starter. Paths ignore the direction of arrows, since arrows stand for calls,
 * data and answers alike. A store connected to a component of unknown kind is left out, since that component may be a
 * client.
 */
export function unreachedStores(components: readonly Component[], pairs: Pairs): Component[] {
  const near = neighbours(pairs)
  const byId = new Map(components.map((component) => [component.id, component]))
  if (!components.some(({ id, kind }) => askers.has(kind) && near.has(id))) return []
  return components
    .filter(({ id, kind }) => stores.has(kind) && near.has(id))
    .filter(({ id }) => {
      const kinds = [...reachedFrom(id, near)].map((each) => byId.get(each)?.kind)
      return kinds.every((kind) => kind !== undefined && !starters.has(kind))
    })
}

/** A component on every path between `from` and each of `to`. */
export type Passed = Readonly<{ through: Component; from: Component; to: readonly Component[] }>

/** Components whose removal cuts every path from a client to a store. Without clients the paths start at users. */
export function singlePoints(components: readonly Component[], pairs: Pairs): Passed[] {
  const near = neighbours(pairs)
  const clients = components.filter(({ kind }) => kind === 'client')
  const from = clients.length ? clients : components.filter(({ kind }) => kind === 'user')
  const between = components.filter(({ kind }) => !askers.has(kind))
  return from.flatMap((source) => {
    const reached = reachedFrom(source.id, near)
    const targets = components.filter(({ id, kind }) => stores.has(kind) && reached.has(id))
    return between
      .filter(({ id }) => reached.has(id))
      .map((through) => {
        const left = reachedFrom(source.id, near, through.id)
        return { through, from: source, to: targets.filter(({ id }) => id !== through.id && !left.has(id)) }
      })
      .filter(({ to }) => to.length > 0)
  })
}

function neighbours(pairs: Pairs): Near {
  const near = new Map<string, string[]>()
  const add = (one: string, other: string) => near.set(one, [...(near.get(one) ?? []), other])
  for (const [a, b] of pairs) {
    add(a, b)
    add(b, a)
  }
  return near
}

function reachedFrom(start: string, near: Near, without?: string): Set<string> {
  const reached = new Set([start])
  const waiting = [start]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const found = (near.get(next) ?? []).filter((id) => id !== without && !reached.has(id))
    for (const id of found) reached.add(id)
    waiting.push(...found)
  }
  return reached
}

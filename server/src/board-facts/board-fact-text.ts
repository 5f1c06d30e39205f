import {
  type BoardGraph,
  type Component,
  type Connection,
  nameOf,
  stencilText,
} from '@dryrun/shared/drawing/board-graph.ts'
import type { BoardFact } from '@dryrun/shared/report/report-view.ts'
import type { BoardTrace } from './board-trace.ts'

type Moment = BoardFact['moments'][number]

/** Characters; a label can be a whole paragraph. */
const LONGEST = 60
const shortened = (name: string): string => (name.length > LONGEST ? `${name.slice(0, LONGEST - 1).trimEnd()}…` : name)

const called = (component: Component): string => shortened(nameOf(component))

export const quoted = (component: Component): string =>
  component.label || component.kind ? `“${called(component)}”` : nameOf(component)

const signs = { one: '→', both: '↔', none: '–' } as const

export function connectionText({ from, to, label, heads }: Connection, { components }: BoardGraph): string {
  const end = (id: string) => {
    const component = components.find((each) => each.id === id)
    return component ? called(component) : ''
  }
  return `${end(from)} ${signs[heads]} ${end(to)}${label && `: ${shortened(label)}`}`
}

export function drawnAt(component: Component, { since }: BoardTrace): Moment {
  const kind = stencilText(component)
  return { clock: since.get(component.id) ?? 0, words: kind ? `${called(component)} (${kind})` : called(component) }
}

/** The moment is the one at which the connection got its current ends. */
export function tiedAt(connection: Connection, graph: BoardGraph, { tied, since }: BoardTrace): Moment {
  return { clock: tied.get(connection.id) ?? since.get(connection.id) ?? 0, words: connectionText(connection, graph) }
}

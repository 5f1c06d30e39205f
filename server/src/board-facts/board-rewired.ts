import type { BoardGraph, Connection } from '@dryrun/shared/drawing/board-graph.ts'
import { counted, mss } from '@dryrun/shared/format.ts'
import type { BoardFact } from '@dryrun/shared/report/report-view.ts'
import { connectionText, tiedAt } from './board-fact-text.ts'
import type { BoardTrace } from './board-trace.ts'

/**
 * Connections that changed since the curveball: new, removed, or moved. An arrow that was erased and redrawn between
 * the same two components does not count.
 */
export function rewired(graph: BoardGraph, trace: BoardTrace): BoardFact[] {
  if (!trace.atCurveball) return []
  const { clock, graph: then } = trace.atCurveball
  const gone = then.connections.filter((one) => !isAmong(one, graph.connections))
  const came = graph.connections.filter((one) => !isAmong(one, then.connections))
  const moved = came.filter(({ id }) => gone.some((one) => one.id === id))
  const ids = new Set(moved.map(({ id }) => id))
  const moments = [
    ...came.filter(({ id }) => !ids.has(id)).map((one) => said('New', tiedAt(one, graph, trace))),
    ...gone
      .filter(({ id }) => !ids.has(id))
      .map((one) => said('Gone', { clock: Math.max(clock, goneAt(one, trace)), words: connectionText(one, then) })),
    ...moved.map((one) => said(`Instead of ${before(one, then)}`, tiedAt(one, graph, trace))),
  ].sort((a, b) => a.clock - b.clock)
  const what = moments.length ? `${counted(moments.length, 'connection')} changed` : 'No connection changed'
  return [{ kind: 'rewired', words: `${what} after the new requirement at ${mss(clock)}`, moments }]
}

const isAmong = ({ from, to }: Connection, others: readonly Connection[]): boolean =>
  others.some((other) => other.from === from && other.to === to)

const before = ({ id }: Connection, graph: BoardGraph): string => {
  const was = graph.connections.find((one) => one.id === id)
  return was ? connectionText(was, graph) : ''
}

const goneAt = ({ id, from, to }: Connection, { tied, erased }: BoardTrace): number =>
  Math.max(...[tied.get(id), ...[from, to].map((end) => erased.get(end))].map((at) => at ?? 0))

const said = (how: string, { clock, words }: BoardFact['moments'][number]) => ({ clock, words: `${how}: ${words}` })

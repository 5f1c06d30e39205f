import { type BoardGraph, boardGraph, type Component } from '@dryrun/shared/drawing/board-graph.ts'
import { counted, mss } from '@dryrun/shared/format.ts'
import type { Element } from '@dryrun/shared/interview/element.ts'
import type { BoardFact } from '@dryrun/shared/report/report-view.ts'
import { isBeside } from './board-beside.ts'
import { drawnAt, quoted, tiedAt } from './board-fact-text.ts'
import { singlePoints, unreachedStores } from './board-paths.ts'
import { rewired } from './board-rewired.ts'
import { type Ties, tiesOn } from './board-ties.ts'
import { type BoardTrace, lengthOf } from './board-trace.ts'

/** Above this number of components, unconnected parts yield no facts. */
const MOST_PARTS = 150
const MOST_MOMENTS = 150
const PAUSE_MS = 60_000

type Read = Readonly<{ elements: readonly Readonly<Element>[]; graph: BoardGraph; trace: BoardTrace }>

/**
 * Facts about a board and its history, without judgment; `docs/board-facts.md` defines each. Uncertain and empty facts
 * are left out.
 */
export function boardFacts(drawn: Iterable<Readonly<Element>>, trace: BoardTrace): BoardFact[] {
  const elements = [...drawn].filter(({ isDeleted }) => !isDeleted)
  const graph = boardGraph(elements)
  const facts = [
    ...components(graph, trace),
    ...connections(graph, trace),
    ...unlabelled({ elements, graph, trace }),
    ...notJoined({ elements, graph, trace }),
    ...firstBox(trace),
    ...pause(trace),
    ...rewired(graph, trace),
  ]
  return facts.map((fact) => ({ ...fact, moments: fact.moments.slice(0, MOST_MOMENTS) }))
}

function components({ components: all }: BoardGraph, trace: BoardTrace): BoardFact[] {
  if (!all.length) return []
  const fromStart = all.filter(({ id }) => trace.atStart.has(id)).length
  const words = counted(all.length, 'component') + (fromStart ? `, ${fromStart} of them there from the start` : '')
  return [{ kind: 'components', words, moments: all.map((one) => drawnAt(one, trace)) }]
}

function connections(graph: BoardGraph, trace: BoardTrace): BoardFact[] {
  const { connections: all } = graph
  if (!all.length) return []
  const moments = all.map((one) => tiedAt(one, graph, trace))
  return [{ kind: 'connections', words: counted(all.length, 'connection'), moments }]
}

/**
 * A text beside an arrow counts as its label, bound or not. Elements of the starting board belong to the question and
 * are ignored.
 */
function unlabelled({ elements, graph, trace }: Read): BoardFact[] {
  const byId = new Map(elements.map((element) => [element.id, element]))
  const texts = graph.texts.flatMap(({ id }) => byId.get(id) ?? [])
  const drawn = graph.connections.filter(({ id }) => !trace.atStart.has(id))
  const bare = drawn.filter(({ id, label }) => {
    const arrow = byId.get(id)
    return !label && arrow && !texts.some((text) => isBeside(text, arrow))
  })
  if (!bare.length) return []
  return [
    {
      kind: 'unlabelled',
      words: `No words beside ${share(bare.length, drawn.length)}`,
      moments: bare.map((one) => tiedAt(one, graph, trace)),
    },
  ]
}

function share(part: number, whole: number): string {
  if (whole === 1) return 'the one connection drawn in the round'
  return `${part === whole ? 'any' : part} of the ${whole} connections drawn in the round`
}

function notJoined({ elements, graph, trace }: Read): BoardFact[] {
  if (graph.components.length > MOST_PARTS) return []
  const ties = tiesOn(elements, graph)
  return ties.isClear
    ? [...floating(graph, trace, ties), ...unreached(graph, trace, ties), ...single(graph, trace, ties)]
    : []
}

/** Without connections every component floats, so the fact would say nothing. */
function floating(
  { components: all, connections: { length } }: BoardGraph,
  trace: BoardTrace,
  ties: Ties,
): BoardFact[] {
  const alone = length ? all.filter(({ id }) => !ties.touched.has(id)) : []
  if (!alone.length) return []
  const words = alone.length === 1 ? 'One component touches no arrow' : `${alone.length} components touch no arrow`
  return [{ kind: 'floating', words, moments: alone.map((one) => drawnAt(one, trace)) }]
}

function unreached({ components: all }: BoardGraph, trace: BoardTrace, { pairs }: Ties): BoardFact[] {
  const stores = unreachedStores(all, pairs)
  if (!stores.length) return []
  const words = `No way is drawn from a client or user to ${named(stores)}`
  return [{ kind: 'unreached', words, moments: stores.map((one) => drawnAt(one, trace)) }]
}

function single({ components: all }: BoardGraph, trace: BoardTrace, { pairs }: Ties): BoardFact[] {
  return singlePoints(all, pairs).map(({ through, from, to }) => ({
    kind: 'singlePoint',
    words: `Every way drawn from ${quoted(from)} to ${named(to)} passes ${quoted(through)}`,
    moments: [drawnAt(through, trace)],
  }))
}

const named = (all: readonly Component[]): string => {
  const names = all.map(quoted)
  const last = names.pop()
  return names.length ? `${names.join(', ')} and ${last}` : `${last}`
}

function firstBox({ firstBox: clock }: BoardTrace): BoardFact[] {
  if (clock === undefined) return []
  const words = `The candidate drew the first box after ${mss(clock)}`
  return [{ kind: 'firstBox', words, moments: [{ clock, words: 'The first box' }] }]
}

function pause({ longestQuiet: quiet }: BoardTrace): BoardFact[] {
  if (!quiet || lengthOf(quiet) < PAUSE_MS) return []
  const words = `The candidate’s longest pause in drawing lasted ${mss(lengthOf(quiet))}`
  return [
    { kind: 'longestPause', words, moments: [{ clock: quiet.from, words: `Nothing drawn until ${mss(quiet.to)}` }] },
  ]
}

import { boardGraph, type Component, nameOf, stencilText } from '../drawing/board-graph.ts'
import type { Drawable } from '../drawing/stencil-match.ts'
import { listed, quoted } from './timeline-line.ts'

export type Thing = Written | Arrow
type Written = Readonly<{ is: 'component' | 'text' | 'frame'; name: string; kind: string }>
type Arrow = Readonly<{ is: 'arrow'; ends: Ends; names: Ends; label: string }>
/** Empty string for a free end. */
type Ends = readonly [from: string, to: string]

export type Things = ReadonlyMap<string, Thing>

/** Returns the named elements of a board by id, each arrow after the elements that it connects. */
export function thingsOn(elements: Iterable<Drawable>): Things {
  const { components, connections, looseArrows, texts, frames } = boardGraph(elements)
  const names = new Map(components.map((component) => [component.id, inWords(component)]))
  const written = (is: Written['is'], name: string, kind = ''): Written => ({ is, name, kind })
  return new Map<string, Thing>([
    ...components
      .filter(({ kind, label }) => kind || label)
      .map((one) => [one.id, written('component', nameOf(one), stencilText(one))] as const),
    ...texts.map(({ id, words }) => [id, written('text', words)] as const),
    ...frames.map(({ id, words }) => [id, written('frame', words)] as const),
    ...[...connections, ...looseArrows].map(({ id, from = '', to = '', label }): [string, Arrow] => [
      id,
      { is: 'arrow', ends: [from, to], names: [names.get(from) ?? '', names.get(to) ?? ''], label },
    ]),
  ])
}

const inWords = (component: Component): string => {
  const hasName = component.label || component.kind
  return hasName ? quoted(nameOf(component)) : nameOf(component)
}

/** Acts with the same verb at the same time become one line with a list. */
export type Act = Readonly<{ verb: string; what: string }>

/**
 * Returns the act between two states of a thing, or `undefined` when it needs no line, as for an arrow whose target was
 * removed. `there` is the current board.
 */
export function actOn(was: Thing | undefined, now: Thing | undefined, there: Things): Act | undefined {
  if (!now) return was && removal(was, there)
  if (!was) return now.is === 'arrow' ? newArrow(now) : addition(now)
  if (was.is === 'arrow' && now.is === 'arrow') return arrowAct(was, now, there)
  if (was.is === 'arrow' || now.is === 'arrow' || was.name === now.name) return undefined
  if (now.is === 'component') return { verb: 'renamed', what: `${quoted(was.name)} to ${quoted(now.name)}` }
  return { verb: 'rewrote', what: `${quoted(was.name)} as ${quoted(now.name)}` }
}

const verbs = { component: 'added', text: 'wrote', frame: 'framed' } as const

const addition = ({ is, name, kind }: Written): Act => ({
  verb: verbs[is],
  what: kind ? `${quoted(name)} (${kind})` : quoted(name),
})

const isTied = ({ ends: [from, to] }: Arrow): boolean => from !== '' && to !== ''
const between = ({ names: [from, to] }: Arrow): string => `${from || 'nothing'} → ${to || 'nothing'}`
const labelled = (label: string): string => (label ? `, label ‘${label}’` : '')

function newArrow(arrow: Arrow): Act {
  if (isTied(arrow)) return { verb: 'connected', what: between(arrow) + labelled(arrow.label) }
  const [from, to] = arrow.names
  const ends = [from && `from ${from}`, to && `to ${to}`].filter(Boolean).join(' ')
  return { verb: 'drew', what: `${ends ? `a loose arrow ${ends}` : 'a loose arrow'}${labelled(arrow.label)}` }
}

function arrowAct(was: Arrow, now: Arrow, there: Things): Act | undefined {
  if (was.ends.some((end, place) => end !== now.ends[place])) return rewiring(was, now, there)
  if (was.label === now.label) return undefined
  if (!now.label) return { verb: 'removed', what: `the label ‘${was.label}’ of ${between(now)}` }
  if (!was.label) return { verb: 'labelled', what: `${between(now)} ‘${now.label}’` }
  return { verb: 'relabelled', what: `${between(now)} from ‘${was.label}’ to ‘${now.label}’` }
}

function rewiring(was: Arrow, now: Arrow, there: Things): Act | undefined {
  if (!isTied(was)) return newArrow(now)
  if (isTied(now))
    return { verb: 'rewired', what: `${between(calledNow(was, there))} to ${between(now)}${labelled(now.label)}` }
  return lostAnEnd(was, there) ? undefined : { verb: 'loosened', what: `the arrow ${between(calledNow(was, there))}` }
}

/** Uses the current names of the old ends. */
function calledNow({ names, ...arrow }: Arrow, there: Things): Arrow {
  const [from = '', to = ''] = arrow.ends.map((end, place) => {
    const thing = there.get(end)
    return thing && thing.is !== 'arrow' ? quoted(thing.name) : (names[place] ?? '')
  })
  return { ...arrow, names: [from, to] }
}

/** Only named ends count, because unlabeled shapes cause no line of their own. */
const lostAnEnd = ({ ends, names }: Arrow, there: Things): boolean =>
  ends.some((end, place) => end !== '' && names[place]?.startsWith('“') && !there.has(end))

function removal(was: Thing, there: Things): Act | undefined {
  if (was.is !== 'arrow') return { verb: 'removed', what: quoted(was.name) }
  if (lostAnEnd(was, there)) return undefined
  return { verb: 'removed', what: isTied(was) ? `the arrow ${between(calledNow(was, there))}` : 'a loose arrow' }
}

export function wholeBoard(things: Things): string {
  const all = [...things.values()]
  const names = all.flatMap((thing) => (thing.is === 'arrow' ? [] : [quoted(thing.name)]))
  const arrows = all.filter((thing) => thing.is === 'arrow' && isTied(thing)).length
  const joined = arrows === 1 ? ['one connection'] : arrows ? [`${arrows} connections`] : []
  return [...(names.length ? [listed(names, 12)] : []), ...joined].join('; ')
}

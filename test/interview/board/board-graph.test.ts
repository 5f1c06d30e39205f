import { boardGraph, nameOf, stencilText } from '@dryrun/shared/drawing/board-graph.ts'
import { partElements, startingBoardPatches } from '@dryrun/shared/drawing/starting-board.ts'
import type { Element } from '@dryrun/shared/interview/element.ts'
import { StartingBoard, Stencil } from '@dryrun/shared/pack/board.ts'
import { expect, it } from 'vitest'
import { box } from '../../support/domain/facts.ts'
import { arrow, tiedTo } from '../../support/domain/told.ts'

const part = (stencil: Stencil, label = 'x', id = 'p'): Element[] => partElements({ id, stencil, label, x: 30, y: -40 })
const text = (id: string, words: string, containerId: string | null = null): Element =>
  box(id, { type: 'text', text: words, originalText: words, containerId })
/** Mimics Excalidraw's copy: new ids, a new group, an offset position. */
const copied = (elements: readonly Element[]): Element[] =>
  elements.map((one) => ({
    ...one,
    id: `copy-${one.id}`,
    x: one.x + 321,
    y: one.y - 77,
    groupIds: ['copied', 'outer'],
    containerId: one.containerId ? `copy-${one.containerId}` : null,
  }))
const resized = (elements: readonly Element[], factor: number): Element[] =>
  elements.map((one) => ({
    ...one,
    x: one.x * factor,
    y: one.y * factor,
    width: (one.width ?? 0) * factor,
    height: (one.height ?? 0) * factor,
    ...(one.points && { points: one.points.map(([x, y]): [number, number] => [x * factor, y * factor]) }),
  }))
const kindsOf = (elements: readonly Element[]) => boardGraph(elements).components.map(({ kind }) => kind)

it('[TL1] our own parts are known by their drawing: moved, copied, resized, renamed or bare', () => {
  for (const stencil of Stencil.options) {
    const [label, ...rest] = part(stencil).reverse() as [Element, ...Element[]]
    for (const drawn of [part(stencil, 'Anything'), copied(part(stencil)), resized(part(stencil), 0.37), rest])
      expect([stencil, ...kindsOf(drawn)]).toEqual([stencil, stencil])
    expect(label.type).toBe('text')
    expect(kindsOf(rest.slice(1))).toEqual([])
  }
})

it('[TL2] no part is guessed from words, nor from a drawing that was changed', () => {
  expect(kindsOf([box('b'), text('t', 'Queue', 'b')])).toEqual([undefined])
  const queue = part('queue')
  expect(kindsOf(queue.filter((_, place) => place !== 2))).toEqual([undefined])
  expect(kindsOf(queue.map((one, place) => (place === 2 ? { ...one, x: one.x + 6 } : one)))).toEqual([undefined])
  expect(kindsOf([...queue, box('extra', { type: 'ellipse', x: 40, y: 0, groupIds: ['p_group'] })])).toEqual([
    undefined,
  ])
  expect(kindsOf(queue.map((one) => ({ ...one, groupIds: [] })))).toEqual([undefined])
})

it('[TL3] a component is what has a label, is one of our parts, or has an arrow tied to it', () => {
  const { components, shapes, texts, strokes, images } = boardGraph([
    ...part('cache', 'Prices'),
    box('b'),
    text('b-label', ' Orders\n service ', 'b'),
    box('tied', { type: 'diamond' }),
    text('word', 'Ledger'),
    arrow('a', 'tied', 'word'),
    box('bare'),
    text('note', '200 a second'),
    box('gone', { isDeleted: true }),
    text('gone-label', 'Erased', 'gone'),
    box('s', { type: 'freedraw' }),
    box('i', { type: 'image' }),
  ])
  expect(components.map((one) => [nameOf(one), stencilText(one)])).toEqual([
    ['Prices', 'cache'],
    ['Orders service', 'rectangle'],
    ['a shape without a label', 'diamond'],
    ['Ledger', 'text'],
  ])
  expect(texts.map(({ words }) => words)).toEqual(['200 a second', 'Erased'])
  expect([shapes, strokes, images]).toEqual([1, 1, 1])
})

it('[TL4] a connection is an arrow tied at both ends, told the way its head points', () => {
  const shapes = ['a', 'b'].flatMap((id) => [box(id), text(`${id}-label`, id.toUpperCase(), id)])
  const { connections, looseArrows } = boardGraph([
    ...shapes,
    arrow('there', 'a', 'b'),
    text('there-label', 'asks', 'there'),
    arrow('back', 'a', 'b', { startArrowhead: 'arrow', endArrowhead: null }),
    arrow('both', 'a', 'b', { startArrowhead: 'dot' }),
    arrow('bare', 'a', 'b', { endArrowhead: null }),
    arrow('loose', 'a', null),
    arrow('off', 'erased', 'b'),
    box('erased', { isDeleted: true }),
    box('line', { type: 'line', startBinding: tiedTo('a'), endBinding: tiedTo('b') }),
  ])
  expect(connections).toEqual([
    { id: 'there', from: 'a', to: 'b', label: 'asks', heads: 'one' },
    { id: 'back', from: 'b', to: 'a', label: '', heads: 'one' },
    { id: 'both', from: 'a', to: 'b', label: '', heads: 'both' },
    { id: 'bare', from: 'a', to: 'b', label: '', heads: 'none' },
  ])
  expect(looseArrows).toEqual([
    { id: 'loose', from: 'a', to: undefined, label: '' },
    { id: 'off', from: undefined, to: 'b', label: '' },
  ])
})

it('[TL4] an arrow onto a stroke inside of a part is tied to the part', () => {
  const inner = part('user').find(({ type }) => type === 'ellipse')?.id ?? null
  const { components, connections } = boardGraph([
    ...part('user'),
    ...part('queue', 'Jobs', 'q'),
    arrow('a', inner, 'q'),
  ])
  expect(components.map(({ id }) => id)).toEqual(['p', 'q'])
  expect(connections).toMatchObject([{ from: 'p', to: 'q' }])
})

it('[TL4] a starting board is read as its pack wrote it', () => {
  const written = StartingBoard.parse({
    parts: Stencil.options.map((stencil, place) => ({
      id: stencil,
      stencil,
      label: `A ${stencil}`,
      x: place * 300,
      y: 0,
    })),
    arrows: [
      { from: 'user', to: 'gateway', label: 'asks' },
      { from: 'gateway', to: 'user' },
    ],
  })
  const elements = startingBoardPatches(written).flatMap((patch) => ('element' in patch ? [patch.element] : []))
  const { components, connections, shapes } = boardGraph(elements)
  expect(components.map(({ kind, label }) => [kind, label])).toEqual(
    written.parts.map(({ stencil, label }) => [stencil, label]),
  )
  const nameOfId = new Map(components.map((one) => [one.id, one.kind]))
  expect(connections.map(({ from, to, label }) => [nameOfId.get(from), nameOfId.get(to), label])).toEqual([
    ['user', 'gateway', 'asks'],
    ['gateway', 'user', ''],
  ])
  expect(shapes).toBe(0)
})

import { partElements, startingBoardPatches } from '@dryrun/shared/drawing/starting-board.ts'
import { stencils } from '@dryrun/shared/drawing/stencils.ts'
import { Element, type Patch } from '@dryrun/shared/interview/element.ts'
import { StartingBoard, Stencil } from '@dryrun/shared/pack/board.ts'
import { expect, it } from 'vitest'
import { ada, bob, openedWith, questionOf, seated } from '../../support/domain/facts.ts'
import { given, type Happened } from '../../support/domain/given.ts'

/** Every stencil, ids that resemble generated ids, the longest id, and arrows in both directions. */
const board = StartingBoard.parse({
  parts: [
    ...Stencil.options.map((stencil, index) => ({ id: stencil, stencil, label: `A ${stencil}`, x: index * 200, y: 0 })),
    ...['queue-1', 'queue-label', 'arrow-1', 'to', 'x'.repeat(40)].map((id) => ({
      id,
      stencil: 'queue',
      label: id,
      x: -100_000,
      y: 100_000,
    })),
  ],
  arrows: [
    { from: 'user', to: 'gateway', label: 'asks' },
    { from: 'gateway', to: 'user' },
    { from: 'x'.repeat(40), to: 'queue-1', label: '' },
  ],
})
const elementsOf = (patches: readonly Patch[]): Element[] =>
  patches.flatMap((patch) => ('element' in patch ? [patch.element] : []))

it('[M24] whatever a pack may draw to start with, the board takes', () => {
  const patches = startingBoardPatches(board)
  const elements = elementsOf(patches)
  expect(elements).toHaveLength(patches.length)
  for (const element of elements) expect(Element.safeParse(element)).toMatchObject({ success: true })
  expect(patches.map(({ id }) => id)).toEqual(elements.map(({ id }) => id))
})

it('[M25] no two elements of a starting board share an id, however its parts are called', () => {
  const ids = elementsOf(startingBoardPatches(board)).map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
})

it('[M26] the same question starts with the same board, in the same order from bottom to top', () => {
  expect(startingBoardPatches(board)).toEqual(startingBoardPatches(structuredClone(board)))
  const places = elementsOf(startingBoardPatches(board)).map(({ index }) => index)
  expect(places).toEqual([...new Set(places)].sort())
})

it('[M27] arrows are bound to both of their parts, and labels to what they name', () => {
  const elements = new Map(elementsOf(startingBoardPatches(board)).map((element) => [element.id, element]))
  const arrows = [...elements.values()].filter(({ type }) => type === 'arrow')
  expect(arrows).toHaveLength(3)
  for (const { id, startBinding, endBinding } of arrows)
    for (const end of [startBinding, endBinding])
      expect(elements.get(end?.elementId ?? '')?.boundElements).toContainEqual({ id, type: 'arrow' })
  const labels = [...elements.values()].filter(({ containerId }) => containerId)
  expect(labels).toHaveLength(board.parts.length + 1)
  for (const { id, containerId } of labels)
    expect(elements.get(containerId ?? '')?.boundElements).toContainEqual({ id, type: 'text' })
})

it('[M28] every stencil has a name, a group and a drawing within its part', () => {
  for (const stencil of Stencil.options) {
    expect(stencils[stencil].name).not.toBe('')
    const [box, ...rest] = partElements({ id: 'p', stencil, label: 'x', x: 10, y: 20 }) as [Element, ...Element[]]
    expect(rest.length).toBeGreaterThan(1)
    for (const { x, y } of rest)
      expect([x >= box.x, y >= box.y, x <= box.x + 160, y <= box.y + 80]).toEqual(Array(4).fill(true))
    expect(new Set([box, ...rest].flatMap(({ groupIds }) => groupIds)).size).toBe(1)
  }
})

it('[M29] a round starts with its question’s board, or an empty one', () => {
  const question = questionOf('orders')
  const past: readonly Happened[] = [[ada, openedWith([question])], ...seated.slice(1)]
  given(...past)
    .when(ada, { type: 'startRound' })
    .then(
      { type: 'roundStarted', round: 0 },
      { type: 'boardChanged', round: 0, patches: startingBoardPatches(StartingBoard.parse(question.startingBoard)) },
    )
  const bare: readonly Happened[] = [[ada, openedWith([{ ...question, startingBoard: undefined }])], ...seated.slice(1)]
  given(...bare)
    .when(ada, { type: 'startRound' })
    .then({ type: 'roundStarted', round: 0 })
  given(...bare)
    .when(bob, { type: 'startRound' })
    .refused('notYours')
})

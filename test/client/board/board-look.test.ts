import { heldIn } from '@dryrun/client/board/board-held.ts'
import { boardText } from '@dryrun/client/board/board-text.ts'
import { viewFitting, viewportOf } from '@dryrun/client/board/board-view.ts'
import type { CanvasElement } from '@dryrun/client/live/sync/board-element.ts'
import { startingBoardPatches } from '@dryrun/shared/drawing/starting-board.ts'
import { describe, expect, test } from 'vitest'

const element = (id: string, props: object = {}): CanvasElement => ({
  id,
  type: 'rectangle',
  version: 1,
  isDeleted: false,
  ...props,
})

describe('the board in words', () => {
  test('[B22] names labelled shapes and connections, and counts what has no words', () => {
    const words = boardText([
      element('api'),
      element('api-label', { type: 'text', containerId: 'api', originalText: 'API' }),
      element('queue', { type: 'ellipse' }),
      element('queue-label', { type: 'text', containerId: 'queue', originalText: 'Orders\nqueue' }),
      element('arrow', { type: 'arrow', startBinding: { elementId: 'api' }, endBinding: { elementId: 'queue' } }),
      element('loose', { type: 'arrow', startBinding: { elementId: 'api' }, endBinding: null }),
      element('note', { type: 'text', text: '200 a second' }),
      element('gone', { type: 'text', text: 'erased', isDeleted: true }),
      element('s1', { type: 'freedraw' }),
      element('s2', { type: 'freedraw' }),
      element('bare'),
    ])
    expect(words).toEqual([
      'API, rectangle',
      'Orders queue, ellipse',
      'API → Orders queue',
      'API → nothing',
      'Text: 200 a second',
      'One shape without a label',
      '2 freehand strokes',
    ])
  })

  test('[B22] reads a starting board', () => {
    const patches = startingBoardPatches({
      parts: [
        { id: 'user', stencil: 'user', label: 'Customer', x: 0, y: 0 },
        { id: 'shop', stencil: 'client', label: 'Web shop', x: 600, y: 0 },
      ],
      arrows: [{ from: 'user', to: 'shop', label: 'orders' }],
    })
    const elements = patches.flatMap((patch) => ('element' in patch ? [element(patch.id, patch.element)] : []))
    expect(boardText(elements)).toEqual(['Customer, user', 'Web shop, client', 'Customer → Web shop: orders'])
  })
})

describe('following', () => {
  test('[B23] all that the other sees is in sight, at its middle, on a screen of any size', () => {
    const theirs = { x: -100, y: 50, width: 1_000, height: 400 }
    for (const screen of [
      { width: 1_280, height: 800 },
      { width: 390, height: 700 },
    ]) {
      const mine = viewportOf({ ...viewFitting(theirs, screen), ...screen })
      expect(mine.x).toBeLessThanOrEqual(theirs.x)
      expect(mine.y).toBeLessThanOrEqual(theirs.y)
      expect(mine.x + mine.width / 2).toBeCloseTo(theirs.x + theirs.width / 2, -1)
      expect(mine.y + mine.height / 2).toBeCloseTo(theirs.y + theirs.height / 2, -1)
    }
  })
})

describe('what is in hand', () => {
  const hands = {
    newElement: null,
    resizingElement: null,
    multiElement: null,
    editingTextElement: null,
    editingLinearElement: null,
    selectedLinearElement: null,
    selectedElementIds: { box: true } as const,
    selectedElementsAreBeingDragged: false,
    isResizing: false,
    isRotating: false,
    croppingElementId: null,
    editingFrame: null,
  }

  test('[B11] a selected shape is not in hand until it moves, and then its text is too', () => {
    const elements = [element('box'), element('label', { type: 'text', containerId: 'box' }), element('other')]
    expect([...heldIn(hands, elements)]).toEqual([])
    expect([...heldIn({ ...hands, selectedElementsAreBeingDragged: true }, elements)]).toEqual(['box', 'label'])
  })
})

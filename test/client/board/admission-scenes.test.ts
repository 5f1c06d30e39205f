import { withNotes } from '@dryrun/client/live/admission/note.ts'
import { sifted } from '@dryrun/client/live/admission/scene.ts'
import type { CanvasElement } from '@dryrun/client/live/sync/board-element.ts'
import { drawingFault } from '@dryrun/shared/interview/drawing-fault.ts'
import { Element } from '@dryrun/shared/interview/element.ts'
import { describe, expect, test } from 'vitest'
import { inputs } from '../../support/page/inputs.ts'

const shape = (props: object): CanvasElement => ({
  id: 'a',
  type: 'rectangle',
  version: 1,
  isDeleted: false,
  x: 0,
  y: 0,
  width: 10,
  height: 10,
  ...props,
})

describe('what the author reads', () => {
  test('[CV2] one sentence for many shapes of one kind, and for one shape its words', () => {
    const notes = Array.from({ length: 40 }, (_, n) => ({ reason: 'embed', id: `e${n}`, shape: 'web embed' }) as const)
    const [many, ...none] = withNotes([], notes)
    expect(none).toEqual([])
    expect(many?.headline).toBe('40 web embeds were removed.')
    const [one] = withNotes([], [{ reason: 'color', id: 'a', shape: 'text', label: 'Orders' }])
    expect(one?.headline).toBe('The text “Orders” was given the default color.')
  })

  test('[CV2] the same shape twice is told once', () => {
    const note = { reason: 'size', id: 'a', shape: 'line' } as const
    expect(withNotes(withNotes([], [note]), [note])[0]?.notes).toHaveLength(1)
  })
})

describe('files and clipboards', () => {
  test.each(inputs.scenes)(
    '[CV1] every shape of $name is taken in a form that the board draws, or told',
    ({ elements }) => {
      const { elements: taken, notes } = sifted(elements)
      for (const { version: _, ...element } of taken) {
        const known = Object.fromEntries(Object.entries(element).filter(([key]) => key in Element.shape))
        expect(Element.safeParse(known).error).toBeUndefined()
        expect(drawingFault(known as Element)).toBeUndefined()
      }
      const removed = new Set(notes.filter(({ reason }) => reason === 'embed').map(({ id }) => id))
      expect(taken.length + removed.size).toBe(elements.length)
    },
  )

  test('[CV1] the lists of what is bound follow from arrows and texts, whatever a file lists', () => {
    const given = [
      shape({ id: 'node:1', boundElements: [null, { id: 'x', type: 'spell' }, { id: 'gone', type: 'arrow' }] }),
      shape({ id: 'node:2', type: 'text', text: 'API', containerId: 'node:1', boundElements: 7 }),
    ]
    const [box, label] = sifted(given).elements
    expect(box?.boundElements).toEqual([{ id: label?.id, type: 'text' }])
    expect(label?.containerId).toBe(box?.id)
    expect(label?.boundElements).toEqual([])
  })

  test('[CV2] what no program draws is told by its kind, and costs the others nothing', () => {
    const given = [
      null,
      7,
      { type: 'selection' },
      { type: 'hologram' },
      { type: 'rectangle', isDeleted: true },
      shape({}),
    ]
    const { elements, notes } = sifted(given)
    expect(elements).toHaveLength(1)
    expect(notes.map(({ reason }) => reason)).toEqual(['type'])
  })

  test('[CV2] of more shapes than a board holds the first are taken, and the rest is told', () => {
    const many = Array.from({ length: 5_001 }, (_, n) => shape({ id: `e${n}` }))
    const { elements, notes } = sifted(many)
    expect(elements).toHaveLength(5_000)
    expect(notes.map(({ reason, id }) => [reason, id])).toEqual([['many', 'e5000']])
    expect(sifted(many.slice(0, 5_000)).notes).toEqual([])
  })
})

import { partElements } from '@dryrun/shared/drawing/starting-board.ts'
import type { Element, Patch } from '@dryrun/shared/interview/element.ts'
import type { Stencil } from '@dryrun/shared/pack/board.ts'
import { box } from './facts.ts'

/** Components on a grid, and their connections. */

type Place = readonly [column: number, row: number]
const spot = ([column, row]: Place) => ({ x: column * 300, y: row * 200 })
const patches = (elements: readonly Element[]): Patch[] => elements.map((element) => ({ id: element.id, element }))

export const part = (id: string, stencil: Stencil, place: Place, label = id): Patch[] =>
  patches(partElements({ id, stencil, label, ...spot(place) }))

export const plainBox = (id: string, place: Place, label = id): Patch[] =>
  patches([box(id, { ...spot(place), width: 160, height: 80 }), words(`${id}-label`, label, { containerId: id })])

export const words = (id: string, text: string, props: Partial<Element> = {}): Element =>
  box(id, { type: 'text', text, originalText: text, width: 80, height: 20, ...props })

export const written = (id: string, text: string, x: number, y: number): Patch[] => patches([words(id, text, { x, y })])

const tie = (elementId: string) => ({ elementId, focus: 0, gap: 4 })

export const joined = (id: string, from: string, to: string, props: Partial<Element> = {}): Patch[] =>
  patches([
    box(id, {
      type: 'arrow',
      startBinding: tie(from),
      endBinding: tie(to),
      endArrowhead: 'arrow',
      points: [
        [0, 0],
        [100, 0],
      ],
      ...props,
    }),
  ])

export const line = (id: string, from: readonly [number, number], to: readonly [number, number], props = {}): Patch[] =>
  patches([
    box(id, {
      type: 'line',
      x: from[0],
      y: from[1],
      points: [
        [0, 0],
        [to[0] - from[0], to[1] - from[1]],
      ],
      ...props,
    }),
  ])

export const erased = (...ids: string[]): Patch[] => ids.map((id) => ({ id, set: { isDeleted: true } }))
export const retied = (id: string, to: string): Patch[] => [{ id, set: { endBinding: tie(to) } }]

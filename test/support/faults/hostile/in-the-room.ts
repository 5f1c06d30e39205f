import type { Element, Patch } from '@dryrun/shared/interview/element.ts'
import { DimensionId } from '@dryrun/shared/interview/terms.ts'
import { box } from '../../domain/facts.ts'
import { type Hostility, id } from './hostile-seat.ts'

const long = (length: number) => 'x'.repeat(length)
const added = (elementId: string, changes: Partial<Element> = {}): Patch => ({
  id: elementId,
  element: { ...box(elementId), ...changes },
})
const points = (count: number, at = (n: number) => n % 500): [number, number][] =>
  Array.from({ length: count }, (_, n) => [at(n), at(n * 7)])
const stroke = (count: number, at?: (n: number) => number): Partial<Element> => ({
  type: 'freedraw',
  points: points(count, at),
})
const written: Partial<Element> = { type: 'text', text: long(5_000), originalText: long(5_000) }
/** At a gap of 8 pixels this shape is just below the maximum of hatch lines. */
const dense: Partial<Element> = { width: 9_999, height: 9_999, backgroundColor: '#ff0000', fillStyle: 'hachure' }
const [dimension = 'deep-dive'] = DimensionId.options

export const inTheRoom: Readonly<Record<string, Hostility>> = {
  'chat flood': (seat) => seat.command((n) => ({ type: 'say', text: `${n} ${long(1_900)}` })),

  'huge notes and tabs that stop reading': async (seat) => {
    for (let tab = 0; tab < 4; tab++) await seat.tab({ deaf: true })
    await seat.command(() => ({ type: 'writeNote', round: 0, noteId: id(), text: long(19_900), tags: [] }))
  },

  'one note written again and again': (seat) => {
    const noteId = id()
    return seat.command((n) => ({ type: 'writeNote', round: 0, noteId, text: `${n} ${long(19_900)}`, tags: [] }))
  },

  'stroke flood': (seat) => seat.draw((n) => [added(`stroke-${n}`, stroke(800))]),

  'a stroke that grows': (seat) =>
    seat.draw((n) => [
      n === 0 ? added('grown', stroke(2)) : { id: 'grown', append: { from: 2 + (n - 1) * 300, points: points(300) } },
    ]),

  'numbers as small as there are': (seat) =>
    seat.draw((n) => [
      added(
        `tiny-${n}`,
        stroke(2_000, () => 5e-324),
      ),
    ]),

  'a board filled with texts': (seat) =>
    seat.draw((n) => [1, 2, 3, 4, 5].map((part) => added(`text-${n}-${part}`, written))),

  'a board filled with boxes': (seat) =>
    seat.draw((n) => Array.from({ length: 100 }, (_, part) => added(`box-${n}-${part}`))),

  'one element changed again and again': (seat) =>
    seat.draw((n) => [n === 0 ? added('churned') : { id: 'churned', set: { x: n % 1_000, y: (n * 7) % 1_000 } }]),

  'shapes put on the board and taken off it': (seat) =>
    seat.draw((n) => [n % 2 ? { id: `gone-${n - 1}`, set: { isDeleted: true } } : added(`gone-${n}`)]),

  'strokes of thousands of points': (seat) => seat.draw((n) => [added(`long-${n}`, stroke(4_000))]),

  'shapes hatched as densely as is allowed': (seat) =>
    seat.draw((n) => Array.from({ length: 20 }, (_, part) => added(`dense-${n}-${part}`, dense))),

  'pausing and resuming': (seat) => seat.command((n) => ({ type: n % 2 ? 'resume' : 'pause' })),

  'ticking and unticking': async (seat) => {
    await seat.me.until(({ view }) => view?.round)
    const pointId = seat.me.desk.question?.script.points[0]?.id ?? 'p1'
    await seat.command((n) =>
      n % 2 ? { type: 'untickPoint', pointId } : { type: 'tickPoint', pointId, how: 'unprompted' },
    )
  },

  'score flood': (seat) =>
    seat.command((n) => ({
      ...{ type: 'score', round: 0, dimension, level: ((n % 4) + 1) as 1 | 2 | 3 | 4 },
      ...{ how: null, sentence: `${n} ${long(450)}` },
    })),

  'evidence flood': (seat) =>
    seat.command(() => ({ type: 'attachEvidence', round: 0, evidenceId: id(), dimension, note: long(500) })),

  'presence flood': async (seat) => {
    const socket = seat.me.socket
    await seat.repeat(50, async (n) => {
      socket.emit('presence', { cursor: [n % 900, n % 700], viewport: null, selected: [], editing: null })
      await new Promise(setImmediate)
    })
  },

  'presence with everything selected': async (seat) => {
    const selected = Array.from({ length: 50 }, (_, n) => `element-${n}-${long(20)}`)
    const viewport = { x: 0, y: 0, width: 1_000, height: 1_000 }
    await seat.repeat(50, async (n) => {
      seat.me.socket.emit('presence', { cursor: [n % 900, n % 700], viewport, selected, editing: null })
      await new Promise(setImmediate)
    })
  },
}

import { Event } from '@dryrun/server/core/events.ts'
import { Command } from '@dryrun/shared/interview/commands.ts'
import { drawingFault } from '@dryrun/shared/interview/drawing-fault.ts'
import { Element, elementProps, Patch } from '@dryrun/shared/interview/element.ts'
import { isFractionalIndex } from '@dryrun/shared/interview/fractional-index.ts'
import { Presence } from '@dryrun/shared/protocol.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bob, box, inRoundOne } from '../../support/domain/facts.ts'
import { given, type Happened, storyOf } from '../../support/domain/given.ts'

const whole = (id: string, props: Partial<Element> = {}): Patch => ({ id, element: box(id, props) })
const set = (id: string, props: Partial<Element>): Patch => ({ id, set: props })
const drawn = (...patches: Patch[]): Happened => [bob, { type: 'boardChanged', round: 0, patches }]
const when = (past: Patch[], ...patches: Patch[]) =>
  given(...inRoundOne, drawn(...past)).when(bob, { type: 'changeBoard', round: 0, patches })
const many = (count: number): [number, number][] => Array.from({ length: count }, (_, n) => [n % 100, n % 7])

const line = whole('l', { type: 'line', points: many(2) })
const stroke = whole('s', { type: 'freedraw', points: many(1) })
const label = whole('t', { type: 'text', text: 'Ledger', originalText: 'Ledger' })
const hatched = { backgroundColor: '#ff0000', fillStyle: 'hachure', strokeWidth: 1 } as const

describe('what the canvas needs', () => {
  it('[BO1] lines and arrows keep at least two points, strokes one, texts their words', () => {
    for (const type of ['line', 'arrow'] as const) {
      when([], whole('l', { type, points: many(1) })).refused('brokenShape')
      when([], whole('l', { type })).refused('brokenShape')
      when([whole('l', { type, points: many(2) })], set('l', { points: many(1) })).refused('brokenShape')
      when([whole('l', { type, points: many(2) })], {
        id: 'l',
        append: { from: 0, points: many(1) },
      }).refused('brokenShape')
    }
    when([], whole('s', { type: 'freedraw', points: [] })).refused('brokenShape')
    when([stroke], set('s', { points: [] })).refused('brokenShape')
    when([], whole('t', { type: 'text', originalText: '' })).refused('brokenShape')
    when([], whole('t', { type: 'text', text: '' })).refused('brokenShape')
    when([], line, stroke, label).then(drawn(line, stroke, label)[1])
    const emptied = set('t', { text: '', originalText: '' })
    when([label], emptied).then(drawn(emptied)[1])
  })

  it('[BO1] the whole command counts, and a refused one changes nothing', () => {
    when([line], set('l', { points: many(3) }), { id: 'l', append: { from: 1, points: many(1) } }).then(
      drawn(set('l', { points: many(3) }), { id: 'l', append: { from: 1, points: many(1) } })[1],
    )
    when([line], set('l', { points: [] }), { id: 'l', append: { from: 0, points: many(2) } }).then(
      drawn(set('l', { points: [] }), { id: 'l', append: { from: 0, points: many(2) } })[1],
    )
    when([line], set('l', { x: 9 }), set('l', { points: [] })).refused('brokenShape')
  })

  it('[BO2] a hatching has so many lines at most, and in a closed line so many crossings', () => {
    // A gap of 4 px: 2,500 lines on 10,000 px of width plus height.
    const most = { ...hatched, width: 4_000, height: 6_000 }
    for (const type of ['rectangle', 'diamond', 'ellipse'] as const) {
      expect(drawingFault(box('a', { type, ...most }))).toBeUndefined()
      expect(drawingFault(box('a', { type, ...most, height: 6_004 }))).toMatchObject({ property: 'fillStyle' })
    }
    for (const fillStyle of ['cross-hatch', 'zigzag'] as const)
      when([], whole('a', { ...most, fillStyle, width: -4_004 })).refused('brokenShape')
    when([whole('a', { ...most, fillStyle: 'solid', width: 9_000 })], set('a', { fillStyle: 'hachure' })).refused(
      'brokenShape',
    )
    when([whole('a', most)], set('a', { strokeWidth: 0.5 })).refused('brokenShape')
    const loop = (points: number): Patch =>
      whole('f', { type: 'freedraw', ...hatched, strokeWidth: 0.1, width: 100, height: 100, points: many(points) })
    when([], loop(4_000)).then(drawn(loop(4_000))[1])
    when([], loop(4_001)).refused('brokenShape')
    when([loop(4_000)], { id: 'f', append: { from: 4_000, points: many(1) } }).refused('brokenShape')
    when([line], set('l', { ...hatched, points: [...many(1), [0, 10_000]] })).refused('brokenShape')
  })

  it('[BO3] what earlier versions stored is read, may be erased and moved, and is not brought back unsound', () => {
    const bare = { type: 'line', x: 0, y: 0, width: 1e7, angle: 1e300, seed: 0.5, index: 'no key', pressures: [5e-324] }
    const event = { type: 'boardChanged', round: 0, patches: [{ id: 'old', element: { id: 'old', ...bare } }] }
    const old = Event.parse(event)
    expect(old).toEqual(event)
    const past: Happened[] = [...inRoundOne, [bob, old]]
    const change = (...patches: Patch[]) => ({ type: 'changeBoard', round: 0, patches }) as const
    for (const props of [{ isDeleted: true }, { x: 5 }, { points: many(2) }] as const)
      given(...past)
        .when(bob, change(set('old', props)))
        .then(drawn(set('old', props))[1])
    given(...past)
      .when(bob, change(set('old', { isDeleted: false })))
      .refused('brokenShape')
    expect(storyOf(past).boards.of(0).get('old')).toEqual({ id: 'old', ...bare })
  })
})

describe('what comes in by the door', () => {
  const takes = (props: object) => Element.safeParse({ id: 'a', type: 'rectangle', x: 0, y: 0, ...props }).success
  const edges: readonly (readonly [keyof typeof elementProps, number])[] = [
    ['x', 1e7],
    ['y', -1e7],
    ['width', 100_000],
    ['height', -100_000],
    ['angle', 100],
    ['strokeWidth', 100],
    ['seed', 2 ** 31],
    ['fontSize', 1_000],
    ['lineHeight', 10],
  ]

  it('[BO4] every number of an element has an edge and is rounded to a ten-thousandth', () => {
    for (const [key, edge] of edges) {
      expect([key, takes({ [key]: edge }), takes({ [key]: edge + Math.sign(edge) })]).toEqual([key, true, false])
    }
    for (const key of ['points', 'pressures', 'roundness', 'startBinding', 'endBinding', 'scale', 'crop'] as const) {
      expect([key, takes({ [key]: valueAt(key, 1e9) })]).toEqual([key, false])
      expect([key, takes({ [key]: valueAt(key, 0.5) })]).toEqual([key, true])
    }
    const tiny = Patch.parse({
      id: 'a',
      set: { x: 5e-324, y: -1e-9, points: [[0.123_456, 1 / 3]], pressures: [1 / 7] },
    })
    expect(tiny).toEqual({ id: 'a', set: { x: 0, y: 0, points: [[0.1235, 0.3333]], pressures: [0.1429] } })
    const more = Patch.parse({ id: 'a', append: { from: 1, points: [[5e-324, 2.000_04]] } })
    expect(more).toEqual({ id: 'a', append: { from: 1, points: [[0, 2]] } })
  })

  it('[BO4] so are the numbers of presence, and a moment lies within what a date can say', () => {
    const viewport = { x: 5e-324, y: 0, width: 1 / 3, height: 1 }
    const presence = { cursor: [0.000_04, 1], viewport, selected: [], editing: null }
    expect(Presence.parse(presence)).toMatchObject({ cursor: [0, 1], viewport: { x: 0, width: 0.3333 } })
    const evidence = {
      type: 'attachEvidence',
      round: 0,
      evidenceId: crypto.randomUUID(),
      dimension: 'deep-dive',
      note: '',
    }
    expect(Command.safeParse({ ...evidence, at: 8.64e15 }).success).toBe(true)
    expect(Command.safeParse({ ...evidence, at: 8.64e15 + 1 }).success).toBe(false)
  })

  it('[BO4] the length of every number that comes in is bounded', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (value) => {
        const parsed = elementProps.x.safeParse(value)
        if (parsed.success) expect(JSON.stringify(parsed.data).length).toBeLessThanOrEqual(14)
      }),
      { seed: 4, numRuns: 2_000 },
    )
  })

  it('[BO5] an order key is one that Excalidraw can sort, or nothing', () => {
    for (const key of ['a0', 'Zz', 'a0V', 'b00', 'zzzzzzzzzzzzzzzzzzzzzzzzzzz', 'A00000000000000000000000001'])
      expect([key, isFractionalIndex(key)]).toEqual([key, true])
    for (const key of ['', 'a', 'b0', '0a', 'a0-', 'a00', 'a0V0', 'é0', 'A00000000000000000000000000', 'no key'])
      expect([key, isFractionalIndex(key)]).toEqual([key, false])
    expect([takes({ index: 'a1' }), takes({ index: null }), takes({ index: 'x' })]).toEqual([true, true, false])
  })
})

function valueAt(
  key: 'points' | 'pressures' | 'roundness' | 'startBinding' | 'endBinding' | 'scale' | 'crop',
  n: number,
) {
  if (key === 'points') return [[0, n]]
  if (key === 'pressures') return [n]
  if (key === 'roundness') return { type: 3, value: n }
  if (key === 'scale') return [n, 1]
  if (key === 'crop') return { x: n, y: 0, width: 1, height: 1, naturalWidth: 1, naturalHeight: 1 }
  return { elementId: 'b', focus: n, gap: 1, fixedPoint: null }
}

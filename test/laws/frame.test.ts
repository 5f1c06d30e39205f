import { applyFrame, changesBetween } from '@dryrun/shared/interview/frame.ts'
import type { View } from '@dryrun/shared/interview/view.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

/** Two arbitrary views: lists that grow, shrink and change, with and without keys, and parts that stay. */
const lines = fc.array(fc.record({ n: fc.nat(3) }), { maxLength: 5 })
const keyed = (maxLength: number) => fc.array(fc.record({ id: fc.nat(9), text: fc.nat(3) }), { maxLength })
const notes = fc.uniqueArray(fc.record({ id: fc.nat(9), text: fc.nat(3) }), { maxLength: 8, selector: ({ id }) => id })
const scores = fc.dictionary(fc.constantFrom('a', 'b', 'constructor'), fc.record({ level: fc.nat(4) }))
const round = fc.option(fc.record({ index: fc.nat(2), title: fc.nat(2), visits: lines }))
const review = fc.record({ question: fc.nat(1), notes, scores })
const view = fc.record({
  chat: lines,
  people: keyed(4),
  plan: lines,
  round,
  notes,
  scores,
  reviews: fc.array(review, { maxLength: 2 }),
})
const pair = fc.oneof(
  fc.tuple(view, view),
  fc
    .tuple(view, lines, notes)
    .map(([before, more, others]) => [
      before,
      { ...before, chat: [...before.chat, ...more], notes: before.notes.filter((_, at) => at % 2), people: others },
    ]),
)
const place = { version: 1, at: 0 }
const between = (before: unknown, after: unknown) => changesBetween(before as View, after as View)
const note = (id: string, text: string) => ({ id, text, tags: [], at: 1 })

describe('one step of a view', () => {
  it('[L56] what is sent between two views turns the first into the second', () => {
    fc.assert(
      fc.property(pair, ([before, after]) => {
        const frozen = structuredClone(before)
        const sent = JSON.parse(JSON.stringify(between(before, after)))
        expect(applyFrame(before as unknown as View, { ...place, ...sent })).toEqual(after)
        expect(before).toEqual(frozen)
      }),
      { seed: 56, numRuns: 2_000 },
    )
  })

  it('[L57] only what has changed is sent, and of a list that has grown only what came', () => {
    const before = { chat: [{ n: 1 }], people: [{ id: 1 }], round: null }
    const after = { chat: [{ n: 1 }, { n: 2 }], people: [{ id: 1 }], round: null }
    expect(between(before, after)).toEqual({ add: { chat: [{ n: 2 }] } })
    expect(between(before, structuredClone(before))).toEqual({})
  })

  it('[RB10] of a list whose items have keys only those are sent that changed, came or went', () => {
    const [one, two, three] = [note('1', 'a'), note('2', 'b'), note('3', 'c')]
    const before = { notes: [one, two, three] }
    expect(between(before, { notes: [one, note('2', 'new'), three] })).toEqual({ put: { notes: [note('2', 'new')] } })
    expect(between(before, { notes: [two, three] })).toEqual({ drop: { notes: ['1'] } })
    const moved = { ticks: [{ pointId: 'q' }, { pointId: 'p', how: 'hinted' }] }
    expect(between({ ticks: [{ pointId: 'p', how: 'prompted' }, { pointId: 'q' }] }, moved)).toEqual({
      drop: { ticks: ['p'] },
      add: { ticks: [{ pointId: 'p', how: 'hinted' }] },
    })
    expect(between(before, { notes: [] })).toEqual({ set: { notes: [] } })
  })

  it('[RB11] of a record, and of a round, only the properties are sent that changed', () => {
    const before = { scores: { a: { level: 1 }, b: { level: 2 } }, round: { title: 'x', pausedAt: null, visits: [1] } }
    const after = { scores: { a: { level: 1 }, b: { level: 3 } }, round: { title: 'x', pausedAt: 5, visits: [1, 2] } }
    expect(between(before, after)).toEqual({
      put: { scores: { b: { level: 3 } }, round: { pausedAt: 5 } },
      add: { 'round/visits': [2] },
    })
    expect(between({ scores: before.scores }, { scores: { a: { level: 1 } } })).toEqual({ drop: { scores: ['b'] } })
  })

  it('[RB12] a note of a review changes without the other notes and without the script', () => {
    const review = (text: string) => ({ question: { script: 'long' }, notes: [note('1', 'a'), note('2', text)] })
    const [before, after] = [{ reviews: [review('x'), review('b')] }, { reviews: [review('x'), review('c')] }]
    expect(between(before, after)).toEqual({ put: { 'reviews/1/notes': [note('2', 'c')] } })
  })

  it('[RB13] a look at a long list reads none of the items that stayed the same object', () => {
    let reads = 0
    const unread = () => ({
      get text() {
        return ++reads
      },
    })
    const chat = Array.from({ length: 2_000 }, unread)
    const notes = Array.from({ length: 199 }, (_, n) => note(`${n}`, 'x'))
    const line = { by: 'bob', text: 'more', at: 2 }
    const after = { chat: [...chat, line], notes: notes.with(7, note('7', 'edited')) }
    expect(between({ chat, notes }, after)).toEqual({
      put: { notes: [note('7', 'edited')] },
      add: { chat: [line] },
    })
    expect(reads).toBe(0)
  })

  it('[L58] a step before the first frame that carries everything is refused: its reader has lost their place', () => {
    expect(() => applyFrame(undefined, { ...place, set: {} })).toThrow('before the first')
    expect(applyFrame(undefined, { ...place, fresh: true, set: { chat: [] } })).toEqual({ chat: [] })
  })

  it('[RB14] a step that changes what is not there is refused', () => {
    const nothing = { round: null } as unknown as View
    expect(() => applyFrame(nothing, { ...place, add: { 'round/visits': [1] } })).toThrow('not there')
  })
})

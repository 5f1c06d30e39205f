import { BoardsDraft } from '@dryrun/server/core/board-draft.ts'
import { Board, Boards } from '@dryrun/shared/interview/board.ts'
import type { Element, Patch } from '@dryrun/shared/interview/element.ts'
import { NumberList } from '@dryrun/shared/interview/number-list.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bob, box, inRoundTwo } from '../../support/domain/facts.ts'
import { given, type Happened } from '../../support/domain/given.ts'
import { plenty } from '../../support/domain/plenty.ts'

const whole = (id: string, props: Partial<Element> = {}): Patch => ({ id, element: box(id, props) })
const set = (id: string, props: Partial<Element>): Patch => ({ id, set: props })
const points = (count: number): [number, number][] => Array.from({ length: count }, (_, n) => [n, -n])
const stroke = (id: string, count: number) => whole(id, { type: 'freedraw', points: points(count), pressures: [] })
const drawn = (round: number, ...patches: Patch[]): Happened => [bob, { type: 'boardChanged', round, patches }]
const boardOf = (...patches: Patch[]): Board => {
  const board = new Board()
  board.apply(patches)
  return board
}

describe('a board that is full by bytes', () => {
  const past = [stroke('s', 100), whole('t', { type: 'text', text: 'word', originalText: 'word' })]
  const { bytes } = boardOf(...past)
  const change = (round: number, ...patches: Patch[]) => ({ type: 'changeBoard', round, patches }) as const
  const on = (round: number, limits: Partial<typeof plenty>, ...patches: Patch[]) =>
    given(...inRoundTwo, drawn(0, ...past), drawn(1, ...past)).when(bob, change(round, ...patches), {
      ...plenty,
      ...limits,
    })

  it('[BO11] a board is full by bytes, in one round and over all, and erasing, moving and shortening go on', () => {
    const more: Patch = { id: 's', append: { from: 100, points: points(1) } }
    // One more point takes 16 bytes.
    for (const limits of [{ boardBytes: bytes + 16 }, { interviewBoardBytes: 2 * bytes + 16 }])
      on(1, limits, more).then(drawn(1, more)[1])
    for (const limits of [{ boardBytes: bytes + 15 }, { interviewBoardBytes: 2 * bytes + 15 }]) {
      on(1, limits, more).refused('boardFull')
      on(1, limits, whole('n')).refused('boardFull')
      on(1, limits, set('t', { text: 'longer words' })).refused('boardFull')
    }
    const full = { boardBytes: 0, interviewBoardBytes: 0 }
    for (const patch of [
      set('s', { isDeleted: true }),
      set('t', { x: 123_456.789, text: 'cut' }),
      set('s', { points: points(2) }),
      { id: 's', append: { from: 50, points: points(50) } } as Patch,
    ])
      on(0, full, patch).then(drawn(0, patch)[1])
  })

  it('[BO11] commands decided together count together', () => {
    const boards = new Boards()
    boards.of(0).apply(past)
    const draft = new BoardsDraft(boards)
    const limits = { ...plenty, boardBytes: bytes + 16 }
    const more = (from: number): Patch => ({ id: 's', append: { from, points: points(1) } })
    expect(draft.take(0, [more(100)], limits)).toBeUndefined()
    expect(draft.take(0, [more(101)], limits)).toBe('boardFull')
    expect(draft.take(0, [set('t', { text: '' })], limits)).toBeUndefined()
    expect(draft.take(0, [{ id: 's', append: { from: 101, points: points(0) } }], limits)).toBeUndefined()
  })
})

describe('what a board costs', () => {
  const list = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), { maxLength: 6 })
  const props = fc.record(
    {
      x: fc.integer({ min: -9, max: 9 }),
      text: fc.string({ maxLength: 5 }),
      groupIds: fc.array(fc.constant('g')),
      points: list,
    },
    { requiredKeys: [] },
  )
  const patch: fc.Arbitrary<Patch> = fc.constantFrom('a', 'b').chain((id) =>
    fc.oneof(
      props.map((some): Patch => ({ id, element: { ...box(id), ...some } })),
      props.map((some): Patch => ({ id, set: some })),
      fc
        .tuple(fc.nat(8), list)
        .map(([from, added]): Patch => ({ id, append: { from, points: added, pressures: added.map(() => 1) } })),
    ),
  )

  it('[BO12] the bytes of a board are those of its elements, counted as it changes', () => {
    fc.assert(
      fc.property(fc.array(patch, { maxLength: 30 }), (patches) => {
        const board = new Board()
        const boards = new Boards()
        for (const each of patches) {
          const foreseen = new BoardsDraft(boards).take(0, [each], { ...plenty, boardBytes: boards.of(0).bytes })
          const before = boards.of(0).bytes
          board.apply([each])
          boards.of(0).apply([each])
          if (foreseen === undefined) expect(boards.of(0).bytes).toBeLessThanOrEqual(before)
          if (foreseen === 'boardFull') expect(boards.of(0).bytes).toBeGreaterThan(before)
        }
        expect(board.bytes).toBe(boardOf(...board.asPatches()).bytes)
        expect(board.fork().bytes).toBe(board.bytes)
      }),
      { seed: 12, numRuns: 300 },
    )
    expect(boardOf(stroke('s', 1_000)).bytes - boardOf(stroke('s', 1)).bytes).toBe(999 * 16)
  })

  it('[BO13] the memory of a stroke follows from its points, however it grew and shrank', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(400), fc.nat(60)), { maxLength: 60 }), (steps) => {
        const list = new NumberList()
        let model: number[] = []
        for (const [kept, added] of steps) {
          const numbers = Array.from({ length: added }, (_, n) => kept + n)
          list.replaceFrom(kept, numbers)
          model = [...model.slice(0, kept), ...numbers]
          expect(list.capacity).toBeLessThanOrEqual(4 * list.length)
        }
        expect(list.numbers()).toEqual(model)
        expect(list.copy().numbers()).toEqual(model)
        expect(list.copy().capacity).toBe(model.length)
      }),
      { seed: 13, numRuns: 300 },
    )
  })
})

import { BoardsDraft } from '@dryrun/server/core/board-draft.ts'
import { Board, Boards } from '@dryrun/shared/interview/board.ts'
import { type Append, Element, type ElementProps, Patch } from '@dryrun/shared/interview/element.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { box } from '../../support/domain/facts.ts'
import { plenty } from '../../support/domain/plenty.ts'

const stroke = (id: string): Patch => ({ id, element: box(id, { type: 'freedraw', points: [[0, 0]], pressures: [1] }) })
const elementsOf = (board: Board) => [...board.elements()]
const told = (...patches: Patch[]): Board => {
  const board = new Board()
  board.apply(patches)
  return board
}

const coordinate = fc.integer({ min: -50, max: 50 })
const points = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 3 })
const props: fc.Arbitrary<ElementProps> = fc.record(
  { x: coordinate, strokeColor: fc.constantFrom('red', 'blue'), isDeleted: fc.boolean(), points },
  { requiredKeys: [] },
)
const append: fc.Arbitrary<Append> = fc.record({ from: fc.nat(4), points })
const patch: fc.Arbitrary<Patch> = fc.constantFrom('a', 'b', 'c').chain((id) =>
  fc.oneof(
    props.map((set) => ({ id, element: { ...box(id), ...set } })),
    props.map((set) => ({ id, set })),
    append.map((more) => ({ id, append: more })),
  ),
)

describe('copies of a board', () => {
  it('[M16] a board told as changes is the same board, in the same order', () => {
    fc.assert(
      fc.property(fc.array(patch, { maxLength: 30 }), (patches) => {
        const board = told(...patches)
        expect(elementsOf(told(...board.asPatches()))).toEqual(elementsOf(board))
        expect(board.asPatches().every(({ id }) => board.get(id))).toBe(true)
      }),
      { seed: 16, numRuns: 300 },
    )
  })

  it('[M17] a board changes neither the changes it was told nor the copies it gave away', () => {
    const first = stroke('s')
    const asWritten = structuredClone(first)
    const board = told(first)
    const copy = board.asPatches()
    const asGiven = structuredClone(copy)
    const set: Patch = {
      id: 's',
      set: {
        points: [
          [0, 0],
          [5, 5],
        ],
      },
    }
    const asSet = structuredClone(set)
    board.apply([set, { id: 's', append: { from: 2, points: [[6, 6]], pressures: [1] } }])
    expect([first, set, copy]).toEqual([asWritten, asSet, asGiven])
  })

  it('[M18] a patch and its element have one id, or two people would see two boards', () => {
    expect(Patch.safeParse({ id: 'a', element: box('a') }).success).toBe(true)
    expect(Patch.safeParse({ id: 'a', element: box('b') }).success).toBe(false)
    expect(Patch.safeParse({ id: 'a', set: { id: 'b' } }).success).toBe(false)
  })
})

describe('changes not yet stored', () => {
  const all = plenty
  const few = (elements: number) => ({ ...plenty, elements })

  it('[M19] commands decided together see what those before them will have drawn', () => {
    const draft = new BoardsDraft(new Boards())
    expect(draft.take(0, [stroke('s')], all)).toBeUndefined()
    expect(
      draft.take(
        0,
        [
          {
            id: 's',
            append: {
              from: 1,
              points: [
                [1, 1],
                [2, 2],
              ],
            },
          },
        ],
        all,
      ),
    ).toBeUndefined()
    expect(draft.take(0, [{ id: 's', append: { from: 3, points: [[3, 3]] } }], all)).toBeUndefined()
    expect(draft.take(0, [{ id: 's', append: { from: 5, points: [[5, 5]] } }], all)).toBe('brokenStroke')
    expect(draft.take(1, [{ id: 's', set: { x: 1 } }], all)).toBe('unknownElement')
  })

  it('[M20] a refused command leaves nothing behind for those after it', () => {
    const draft = new BoardsDraft(new Boards())
    expect(draft.take(0, [stroke('a'), { id: 'ghost', set: {} }], few(1))).toBe('unknownElement')
    expect(draft.take(0, [{ id: 'a', set: { x: 1 } }], few(1))).toBe('unknownElement')
    expect(draft.take(0, [stroke('b')], few(1))).toBeUndefined()
    expect(draft.take(0, [stroke('c')], few(1))).toBe('boardFull')
  })

  it('[M21] what a draft foresees is what the board becomes', () => {
    fc.assert(
      fc.property(fc.array(fc.array(patch, { minLength: 1, maxLength: 4 }), { maxLength: 12 }), (commands) => {
        const boards = new Boards()
        const draft = new BoardsDraft(boards)
        const taken = commands.filter((patches) => draft.take(0, patches, few(2)) === undefined)
        const stepwise = new Boards()
        const refusedLater = taken.filter((patches) => {
          const code = new BoardsDraft(stepwise).take(0, patches, few(2))
          stepwise.of(0).apply(patches)
          return code
        })
        expect(refusedLater).toEqual([])
        expect(stepwise.size).toBeLessThanOrEqual(2)
      }),
      { seed: 21, numRuns: 300 },
    )
  })
})

describe('what a board takes', () => {
  const refused: readonly (readonly [string, object])[] = [
    ['a type that runs something', { type: 'iframe' }],
    ['a type that embeds something', { type: 'embeddable' }],
    ['a generated frame', { type: 'magicframe' }],
    ['data of another program', { customData: {} }],
    ['an unknown key', { onclick: 'x' }],
    ['a local version', { version: 3 }],
    ['a number that is none', { x: Number.NaN }],
    ['a number without end', { width: Number.POSITIVE_INFINITY }],
    ['a place out of reach', { y: 1e9 }],
    ['a link that runs something', { link: 'javascript:alert(1)' }],
    ['a link with a hidden scheme', { link: ' javascript:alert(1)//http:' }],
    ['a colour that is none', { strokeColor: 'url(http://x)' }],
    ['an id that is none', { id: 'a b' }],
    ['a prototype', JSON.parse('{"__proto__":{"polluted":1}}')],
  ]

  it.each(refused)(
    '[M22] a board takes known types, known keys and finite numbers within reach, and nothing else: %s',
    (_, props) => {
      const element = Object.assign(Object.create(null), box('a'), props)
      for (const key of Object.keys(props))
        Object.defineProperty(element, key, { value: (props as Record<string, unknown>)[key], enumerable: true })
      expect(Element.safeParse(element).success).toBe(false)
    },
  )

  it('[M23] links lead to the web or to a mailbox', () => {
    for (const link of ['https://example.org', 'HTTP://example.org', 'mailto:a@example.org', null])
      expect(Element.safeParse(box('a', { link })).success).toBe(true)
  })
})

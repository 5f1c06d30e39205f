import type { CommandOf } from '@dryrun/shared/interview/commands.ts'
import type { Element, Patch } from '@dryrun/shared/interview/element.ts'
import { describe, expect, it } from 'vitest'
import { ada, bob, box, eve, inBreak, inRoundOne, inRoundTwo, sam, seated } from '../../support/domain/facts.ts'
import { given, type Happened, storyOf } from '../../support/domain/given.ts'

const drawn = (round: number, ...patches: Patch[]): Happened => [bob, { type: 'boardChanged', round, patches }]
const change = (round: number, ...patches: Patch[]): CommandOf<'changeBoard'> => ({
  type: 'changeBoard',
  round,
  patches,
})
const whole = (id: string, props: Partial<Element> = {}): Patch => ({ id, element: box(id, props) })
const grow = (id: string, from: number, ...xs: number[]): Patch => ({
  id,
  append: { from, points: xs.map((x) => [x, 0]) },
})
const boardAfter = (round: number, ...past: readonly Happened[]): Record<string, Element> =>
  Object.fromEntries([...storyOf(past).boards.of(round).elements()].map((element) => [element.id, element]))
const xsOf = ({ points }: Element): number[] => points?.map(([x]) => x) ?? []

describe('who draws, and where', () => {
  it('[M1] both players draw, and nobody who only watches', () => {
    for (const person of [ada, bob])
      given(...inRoundOne)
        .when(person, change(0, whole('a')))
        .then(drawn(0, whole('a'))[1])
    for (const person of [sam, eve])
      given(...inRoundOne)
        .when(person, change(0, whole('a')))
        .refused('notYours')
    given(...seated)
      .when(bob, change(0, whole('a')))
      .refused('wrongStage')
  })

  it('[M2] work that arrives late lands on the board of the round it was drawn in', () => {
    given(...inRoundTwo)
      .when(bob, change(0, whole('late')))
      .then(drawn(0, whole('late'))[1])
    given(...inBreak)
      .when(bob, change(0, whole('late')))
      .then(drawn(0, whole('late'))[1])
    const past = [...inRoundTwo, drawn(0, whole('late')), drawn(1, whole('now'))]
    expect(Object.keys(boardAfter(0, ...past))).toEqual(['late'])
    expect(Object.keys(boardAfter(1, ...past))).toEqual(['now'])
  })

  it('[M3] there is no board before its round', () => {
    given(...inRoundOne)
      .when(bob, change(1, whole('early')))
      .refused('wrongStage')
    given(...inRoundTwo)
      .when(bob, change(2, whole('early')))
      .refused('wrongStage')
  })

  it('[M4] boards know nothing of each other: the same id is another element', () => {
    given(...inRoundTwo, drawn(0, whole('a')))
      .when(bob, change(1, { id: 'a', set: { x: 1 } }))
      .refused('unknownElement')
    expect(boardAfter(1, ...inRoundTwo, drawn(0, whole('a')), drawn(1, whole('a', { x: 5 })))).toEqual({
      a: box('a', { x: 5 }),
    })
  })
})

describe('how changes meet', () => {
  it('[M5] per property the last writer wins, so two people change one shape and lose neither change', () => {
    const moved = drawn(0, { id: 'a', set: { x: 40, y: 7 } })
    const coloured = drawn(0, { id: 'a', set: { strokeColor: '#1971c2' } })
    const both = box('a', { x: 40, y: 7, strokeColor: '#1971c2' })
    expect(boardAfter(0, ...inRoundOne, drawn(0, whole('a')), moved, coloured)).toEqual({ a: both })
    expect(boardAfter(0, ...inRoundOne, drawn(0, whole('a')), coloured, moved)).toEqual({ a: both })
    expect(boardAfter(0, ...inRoundOne, drawn(0, whole('a')), moved, drawn(0, { id: 'a', set: { x: 1 } }))).toEqual({
      a: box('a', { x: 1, y: 7 }),
    })
  })

  it('[M6] an element sent whole once more keeps what it does not name', () => {
    const past = [...inRoundOne, drawn(0, whole('a', { angle: 1 })), drawn(0, whole('a', { x: 3 }))]
    expect(boardAfter(0, ...past)).toEqual({ a: box('a', { x: 3, angle: 1 }) })
  })

  it('[M7] an erased element stays, marked as erased, and can come back', () => {
    const erased = [...inRoundOne, drawn(0, whole('a')), drawn(0, { id: 'a', set: { isDeleted: true } })]
    expect(boardAfter(0, ...erased)).toEqual({ a: box('a', { isDeleted: true }) })
    given(...erased)
      .when(bob, change(0, { id: 'a', set: { isDeleted: false } }))
      .then(drawn(0, { id: 'a', set: { isDeleted: false } })[1])
  })

  it('[M8] a change of something that was never on the board is refused', () => {
    given(...inRoundOne)
      .when(bob, change(0, { id: 'ghost', set: { x: 1 } }))
      .refused('unknownElement')
    given(...inRoundOne)
      .when(bob, change(0, grow('ghost', 0, 1)))
      .refused('unknownElement')
    expect(boardAfter(0, ...inRoundOne, drawn(0, { id: 'ghost', set: { x: 1 } }))).toEqual({})
  })

  it('[M9] a command is taken whole or not at all', () => {
    given(...inRoundOne)
      .when(bob, change(0, whole('a'), { id: 'ghost', set: { x: 1 } }))
      .refused('unknownElement')
    given(...inRoundOne)
      .when(bob, change(0, whole('a'), { id: 'a', set: { x: 1 } }))
      .then(drawn(0, whole('a'), { id: 'a', set: { x: 1 } })[1])
  })
})

describe('strokes', () => {
  const stroke = drawn(
    0,
    whole('s', {
      type: 'freedraw',
      points: [
        [0, 0],
        [1, 0],
      ],
      pressures: [0.5, 0.5],
    }),
  )
  const past = [...inRoundOne, stroke]

  it('[M10] a stroke grows by the points that came since, and a repeated addition changes nothing', () => {
    const more: Patch = {
      id: 's',
      append: {
        from: 2,
        points: [
          [2, 0],
          [3, 0],
        ],
        pressures: [0.6, 0.7],
      },
    }
    const once = boardAfter(0, ...past, drawn(0, more))
    expect(xsOf(once.s as Element)).toEqual([0, 1, 2, 3])
    expect(once.s?.pressures).toEqual([0.5, 0.5, 0.6, 0.7])
    expect(boardAfter(0, ...past, drawn(0, more), drawn(0, more), drawn(0, more, more))).toEqual(once)
  })

  it('[M11] points added from the middle replace what came after', () => {
    expect(xsOf(boardAfter(0, ...past, drawn(0, grow('s', 1, 7, 8))).s as Element)).toEqual([0, 7, 8])
    expect(xsOf(boardAfter(0, ...past, drawn(0, grow('s', 0, 9))).s as Element)).toEqual([9])
  })

  it('[M12] an addition that would leave a gap is refused', () => {
    given(...past)
      .when(bob, change(0, grow('s', 2, 2)))
      .then(drawn(0, grow('s', 2, 2))[1])
    given(...past)
      .when(bob, change(0, grow('s', 3, 3)))
      .refused('brokenStroke')
    given(...past)
      .when(bob, change(0, grow('s', 2, 2), grow('s', 3, 3)))
      .then(drawn(0, grow('s', 2, 2), grow('s', 3, 3))[1])
    given(...past)
      .when(bob, change(0, { id: 's', set: { points: [] } }, grow('s', 2, 2)))
      .refused('brokenStroke')
    expect(xsOf(boardAfter(0, ...past, drawn(0, grow('s', 5, 5))).s as Element)).toEqual([0, 1])
  })

  it('[M13] a stroke has at most 20,000 points', () => {
    const long = drawn(0, whole('s', { type: 'freedraw', points: Array.from({ length: 19_999 }, (_, x) => [x, 0]) }))
    given(...inRoundOne, long)
      .when(bob, change(0, grow('s', 19_999, 1)))
      .then(drawn(0, grow('s', 19_999, 1))[1])
    given(...inRoundOne, long)
      .when(bob, change(0, grow('s', 19_999, 1, 2)))
      .refused('brokenStroke')
  })
})

describe('limits', () => {
  const limits = { elements: 2 }
  const full = [...inRoundTwo, drawn(0, whole('a')), drawn(1, whole('b', { isDeleted: true }))]

  it('[M14] the boards of an interview hold so many elements in all, erased ones included', () => {
    given(...full)
      .when(bob, change(1, whole('c')), limits)
      .refused('boardFull')
    given(...full)
      .when(bob, change(1, whole('c')), { elements: 3 })
      .then(drawn(1, whole('c'))[1])
    given(...full)
      .when(bob, change(1, whole('c'), whole('d')), { elements: 3 })
      .refused('boardFull')
  })

  it('[M15] a full board still takes changes of what is on it', () => {
    given(...full)
      .when(bob, change(1, { id: 'b', set: { isDeleted: false } }), limits)
      .then(drawn(1, { id: 'b', set: { isDeleted: false } })[1])
    given(...full)
      .when(bob, change(0, whole('a', { x: 9 })), limits)
      .then(drawn(0, whole('a', { x: 9 }))[1])
  })
})

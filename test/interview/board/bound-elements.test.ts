import { boundLists } from '@dryrun/client/live/sync/board-bound.ts'
import { Board } from '@dryrun/shared/interview/board.ts'
import { MOST_BOUND, targetsOf } from '@dryrun/shared/interview/bound-index.ts'
import type { Element, Patch } from '@dryrun/shared/interview/element.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bob, box, inRoundOne } from '../../support/domain/facts.ts'
import { type Happened, logOf, storyOf } from '../../support/domain/given.ts'

const bindingTo = (elementId: string) => ({ elementId, focus: 0, gap: 1 })
const arrow = (id: string, from: string | null, to: string | null): Patch => ({
  id,
  element: box(id, {
    type: 'arrow',
    points: [
      [0, 0],
      [9, 9],
    ],
    startBinding: from === null ? null : bindingTo(from),
    endBinding: to === null ? null : bindingTo(to),
  }),
})
const whole = (id: string, props: Partial<Element> = {}): Patch => ({ id, element: box(id, props) })
const named = (board: Board, id: string) => board.get(id)?.boundElements?.map((bound) => `${bound.type} ${bound.id}`)

describe('what is bound to an element', () => {
  it('[BO14] what is bound to an element follows from the bindings of arrows and the containers of texts', () => {
    const board = new Board()
    board.apply([arrow('b', 'box', 'other'), whole('box'), whole('other'), arrow('a', 'box', 'box')])
    board.apply([whole('t', { type: 'text', text: '', originalText: '', containerId: 'box' })])
    expect([named(board, 'box'), named(board, 'other')]).toEqual([['arrow a', 'arrow b', 'text t'], ['arrow b']])
    board.apply([
      { id: 'a', set: { isDeleted: true } },
      { id: 'b', set: { endBinding: null } },
    ])
    expect([named(board, 'box'), board.get('other')?.boundElements]).toEqual([['arrow b', 'text t'], null])
    board.apply([{ id: 'a', set: { isDeleted: false } }])
    expect(named(board, 'box')).toEqual(['arrow a', 'arrow b', 'text t'])
  })

  it('[BO14] what clients say of it is not heard, and readers are told what follows', () => {
    const board = new Board()
    const sent: Patch[] = [
      whole('box', { boundElements: [{ id: 'ghost', type: 'arrow' }] }),
      arrow('a', 'box', null),
      { id: 'box', set: { boundElements: [] } },
      { id: 'box', set: { x: 5, boundElements: [] } },
    ]
    const told = board.apply(sent)
    expect(told).toEqual([
      whole('box'),
      arrow('a', 'box', null),
      { id: 'box', set: { x: 5 } },
      { id: 'box', set: { boundElements: [{ id: 'a', type: 'arrow' }] } },
    ])
    const reader = new Board()
    reader.apply(told)
    expect([...reader.elements()]).toEqual([...board.elements()])
    expect(board.apply([{ id: 'box', set: { boundElements: null } }])).toEqual([])
  })

  it('[BO14] a story tells it to all who look, and the log holds what was sent alone', () => {
    const patches = [whole('box'), arrow('a', 'box', null), arrow('b', 'box', null)]
    const drawn = patches.map((patch): Happened => [bob, { type: 'boardChanged', round: 0, patches: [patch] }])
    const log = logOf([...inRoundOne, ...drawn])
    const story = storyOf(inRoundOne)
    const told = log.slice(inRoundOne.length).map((entry) => story.apply(entry)?.patches)
    expect(told.at(-1)).toEqual([
      arrow('b', 'box', null),
      { id: 'box', set: { boundElements: ['a', 'b'].map((id) => ({ id, type: 'arrow' })) } },
    ])
    expect(JSON.stringify(log)).not.toContain('boundElements')
  })
})

describe('two people at once', () => {
  const target = fc.constantFrom('box', 'other', 'nowhere')
  const binding = fc.option(target.map(bindingTo), { nil: null })
  const ofArrow = (id: string): fc.Arbitrary<Patch> =>
    fc.oneof(
      fc
        .tuple(fc.option(target, { nil: null }), fc.option(target, { nil: null }))
        .map(([from, to]) => arrow(id, from, to)),
      fc
        .record({ startBinding: binding, endBinding: binding, isDeleted: fc.boolean() }, { requiredKeys: [] })
        .map((props): Patch => ({ id, set: props })),
    )
  const stepOf = (mine: string) =>
    fc.oneof(
      fc.constantFrom(`${mine}1`, `${mine}2`, 'shared').chain(ofArrow),
      fc.constantFrom('box', 'other').map((id) => whole(id)),
      target.map((containerId) => whole(`${mine}-text`, { type: 'text', text: '', originalText: '', containerId })),
    )

  it('[BO17] canvas and server list the same 500 at most, and no label is left out for an arrow', () => {
    const numbered = (n: number) => `a${String(n).padStart(4, '0')}`
    const label = whole('z', { type: 'text', text: '', originalText: '', containerId: 'box' })
    const board = new Board()
    const idsAfter = (patches: Patch[]): string[] => {
      board.apply(patches)
      const listed = board.get('box')?.boundElements ?? []
      expect(boundLists([...board.elements()]).get('box')).toEqual(listed)
      return listed.map(({ id }) => id)
    }
    const arrows = Array.from({ length: MOST_BOUND }, (_, n) => arrow(numbered(n), 'box', null))
    expect(idsAfter([whole('box'), ...arrows])).toHaveLength(MOST_BOUND)
    const first = Array.from({ length: MOST_BOUND - 1 }, (_, n) => numbered(n))
    expect(idsAfter([label])).toEqual([...first, 'z'])
    expect(idsAfter([arrow(numbered(MOST_BOUND), null, 'box')])).toEqual([...first, 'z'])
    expect(idsAfter([{ id: numbered(0), set: { isDeleted: true } }])).toEqual([
      ...first.slice(1),
      numbered(MOST_BOUND - 1),
      'z',
    ])
  })

  it('[BO15] however two people’s changes of arrows interleave, what is bound is as if derived from scratch', () => {
    const steps = fc.array(fc.oneof(stepOf('ada'), stepOf('bob')), { maxLength: 40 })
    fc.assert(
      fc.property(steps, fc.nat(40), (patches, forkAt) => {
        const board = new Board()
        const reader = new Board()
        let fork = board.fork()
        for (const [at, patch] of patches.entries()) {
          reader.apply(board.apply([patch]))
          if (at === forkAt) fork = board.fork()
          else if (at > forkAt) fork.apply([patch])
        }
        const elements = [...board.elements()]
        for (const { id, boundElements } of elements) {
          const bound = elements.filter((one) => targetsOf(one).includes(id)).map((one) => one.id)
          expect((boundElements ?? []).map((each) => each.id)).toEqual(bound.sort())
        }
        expect([...reader.elements()]).toEqual(elements)
        if (patches.length > forkAt) expect([...fork.elements()]).toEqual(elements)
      }),
      { seed: 15, numRuns: 400 },
    )
  })
})

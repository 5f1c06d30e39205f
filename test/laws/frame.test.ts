import { applyFrame, changesBetween } from '@dryrun/shared/interview/frame.ts'
import type { View } from '@dryrun/shared/interview/view.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

/** Two looks at the same thing: lists that grow, shrink and change, and parts that do not. */
const items = fc.array(fc.record({ n: fc.nat(3) }), { maxLength: 5 })
const view = fc.record({ chat: items, people: items, round: fc.option(fc.record({ index: fc.nat(2), visits: items })) })
const pair = fc.oneof(
  fc.tuple(view, view),
  fc.tuple(view, items).map(([before, more]) => [before, { ...before, chat: [...before.chat, ...more] }]),
)
const place = { version: 1, at: 0 }

describe('one step of a view', () => {
  it('[L56] what is sent between two views turns the first into the second', () => {
    fc.assert(
      fc.property(pair, ([before, after]) => {
        const changes = changesBetween(before as unknown as View, after as unknown as View)
        expect(applyFrame(before as unknown as View, { ...place, ...changes })).toEqual(after)
      }),
      { seed: 56, numRuns: 500 },
    )
  })

  it('[L57] only what has changed is sent, and of a list that has grown only what came', () => {
    const before = { chat: [{ n: 1 }], people: [{ n: 1 }], round: null } as unknown as View
    const after = { chat: [{ n: 1 }, { n: 2 }], people: [{ n: 1 }], round: null } as unknown as View
    expect(changesBetween(before, after)).toEqual({ add: { chat: [{ n: 2 }] } })
    expect(changesBetween(before, structuredClone(before))).toEqual({})
  })

  it('[L58] a step before the first frame that carries everything is refused: its reader has lost their place', () => {
    expect(() => applyFrame(undefined, { ...place, set: {} })).toThrow('before the first')
    expect(applyFrame(undefined, { ...place, fresh: true, set: { chat: [] } })).toEqual({ chat: [] })
  })
})

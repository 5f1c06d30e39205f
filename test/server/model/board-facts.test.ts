import { ReportFold } from '@dryrun/server/report/model/report.ts'
import type { Patch } from '@dryrun/shared/interview/element.ts'
import type { FactKind } from '@dryrun/shared/report/report-view.ts'
import { describe, expect, it } from 'vitest'
import { bob, inRoundOne } from '../../support/domain/facts.ts'
import { logOf } from '../../support/domain/given.ts'
import { erased, joined, line, part, plainBox, retied, words, written } from '../../support/domain/sketch.ts'
import { drawn, end, factsTold, papers } from '../../support/domain/told-report.ts'

/** Facts of a board that the candidate draws in steps, one a minute. */
const facts = (kind: FactKind, ...steps: readonly (readonly Patch[])[]) =>
  factsTold(kind, ...steps.map((step) => drawn(bob, ...step)))

const shop = [
  part('user', 'user', [0, 0]),
  part('web', 'client', [1, 0]),
  part('gate', 'gateway', [2, 0]),
  part('orders', 'service', [3, 0]),
  part('table', 'document-store', [4, 0]),
]
const chain = [
  joined('a', 'user', 'web'),
  joined('b', 'web', 'gate'),
  joined('c', 'gate', 'orders'),
  joined('d', 'orders', 'table'),
]

describe('what is there', () => {
  it('[BF1] components and connections are counted as the board has them at the end, each since when', () => {
    const steps = [part('q', 'queue', [0, 0], 'Mail'), plainBox('b', [1, 0], 'Sender'), joined('a', 'b', 'q')]
    expect(facts('components', ...steps)).toEqual([['2 components', '1:00 Mail (queue)', '2:00 Sender (rectangle)']])
    expect(facts('connections', ...steps)).toEqual([['1 connection', '3:00 Sender → Mail']])
    expect(facts('components', ...steps, erased('a'), erased('b', 'b-label'))[0]?.[0]).toBe('1 component')
    expect(facts('connections', ...steps, erased('a'))).toEqual([])
    expect(facts('components')).toEqual([])
  })

  it('[BF1] an arrow that is tied anew has been what it is since then, and one that only moves has not', () => {
    const [first, second, third] = [plainBox('b', [0, 0]), plainBox('c', [1, 0]), plainBox('d', [2, 0])]
    const steps = [[...first, ...second, ...third], joined('a', 'b', 'c')]
    const moved = [{ id: 'a', set: { x: 4, endBinding: { elementId: 'c', focus: 0.3, gap: 2 } } }]
    expect(facts('connections', ...steps, moved)[0]?.[1]).toBe('2:00 b → c')
    expect(facts('connections', ...steps, retied('a', 'd'))[0]?.[1]).toBe('3:00 b → d')
  })

  it('[BF2] what the round started with is told apart, and nobody is said to have drawn it', () => {
    const start = [...part('web', 'client', [0, 0]), ...part('api', 'service', [1, 0]), ...joined('a', 'web', 'api')]
    const past = [...inRoundOne, drawn(bob, ...start), drawn(bob, ...plainBox('b', [1, 0])), ...end, ...papers]
    const log = logOf(past)
    // The starting board shares the command id of the start of the round.
    const { commandId } = log[inRoundOne.length - 1]!
    const story = new ReportFold()
    for (const entry of log) story.tell(entry.seq === inRoundOne.length + 1 ? { ...entry, commandId } : entry)
    const found = story.reportFor(bob)?.rounds[0]?.facts.map((fact) => [fact.kind, fact.words])
    expect(found).toEqual([
      ['components', '3 components, 2 of them there from the start'],
      ['connections', '1 connection'],
      ['firstBox', 'The candidate drew the first box after 2:00'],
    ])
  })
})

describe('what is not joined', () => {
  it('[BF3] a component floats when no arrow, line or stroke comes near, and it lies in or over no other', () => {
    const [gate, orders] = [plainBox('gate', [0, 0]), plainBox('orders', [1, 0])]
    const base = [gate, orders, joined('a', 'gate', 'orders')]
    const lonely = plainBox('cache', [3, 3])
    expect(facts('floating', ...base, lonely)).toEqual([['One component touches no arrow', '4:00 cache (rectangle)']])
    const at = { x: 900, y: 600 }
    for (const joining of [
      line('l', [900 - 20, 640], [400, 60]),
      line('l', [400, 60], [1070, 700], { type: 'freedraw' }),
      joined('l', 'gate', 'gate', {
        endBinding: null,
        x: 0,
        y: 0,
        points: [
          [0, 0],
          [905, 605],
        ],
      }),
      [...plainBox('vpc', [3, 3], 'VPC').map((patch) => grown(patch))],
    ])
      expect(facts('floating', ...base, lonely, joining), JSON.stringify([at, joining])).toEqual([])
  })

  it('[BF3] on a board without connections nothing floats, and a mark within a box joins it to nothing', () => {
    expect(facts('floating', plainBox('a', [0, 0]), plainBox('b', [1, 0]))).toEqual([])
    const base = [plainBox('a', [0, 0]), plainBox('b', [1, 0]), joined('x', 'a', 'b'), part('s', 'search', [4, 4])]
    expect(facts('floating', ...base, line('l', [1210, 810], [1240, 840]))).toHaveLength(1)
  })

  it('[BF4] an arrow without words is one that has no label and no text beside it, wherever the text was put', () => {
    const base = [plainBox('a', [0, 0]), plainBox('b', [1, 0]), joined('x', 'a', 'b', { x: 160, y: 40 })]
    expect(facts('unlabelled', ...base)).toEqual([
      ['No words beside the one connection drawn in the round', '3:00 a → b'],
    ])
    expect(facts('unlabelled', ...base, written('t', 'async', 170, 0))).toEqual([])
    expect(facts('unlabelled', ...base, written('t', 'far away', 170, 200))).toHaveLength(1)
    const label = [{ id: 't', element: words('t', 'async', { containerId: 'x' }) }]
    expect(facts('unlabelled', ...base, label)).toEqual([])
    expect(facts('unlabelled', ...base, label, joined('y', 'b', 'a', { y: 400 }))[0]?.[0]).toBe(
      'No words beside 1 of the 2 connections drawn in the round',
    )
  })

  it('[BF5] a store is unreached when only parts of known kinds hang on it, and nothing that could set them going', () => {
    const island = [
      part('w', 'worker', [0, 2]),
      part('db', 'relational-store', [1, 2], 'Ledger'),
      joined('i', 'w', 'db'),
    ]
    expect(facts('unreached', ...shop, ...chain, ...island)).toEqual([
      ['No way is drawn from a client or user to “Ledger”', '11:00 Ledger (SQL database)'],
    ])
    for (const starter of ['client', 'scheduler', 'external-system'] as const)
      expect(
        facts('unreached', ...shop, ...chain, ...island, part('s', starter, [0, 4]), joined('j', 's', 'w')),
      ).toEqual([])
    expect(facts('unreached', ...shop, ...chain, ...island, plainBox('x', [0, 4]), joined('j', 'x', 'w'))).toEqual([])
    expect(facts('unreached', ...island)).toEqual([])
    expect(facts('unreached', ...shop, ...chain, part('db', 'relational-store', [1, 2]))).toEqual([])
  })

  it('[BF5] an arrow against the way of a call joins as well, and so does a line drawn by hand', () => {
    const island = [part('w', 'worker', [0, 2]), part('db', 'relational-store', [1, 2]), joined('i', 'w', 'db')]
    expect(facts('unreached', ...shop, ...chain, ...island, joined('j', 'w', 'orders'))).toEqual([])
    expect(facts('unreached', ...shop, ...chain, ...island, line('j', [80, 390], [980, 90]))).toEqual([])
  })

  it('[BF6] a single point lies on every way from a client to a store', () => {
    expect(facts('singlePoint', ...shop, ...chain)).toEqual([
      ['Every way drawn from “web” to “table” passes “gate”', '3:00 gate (API gateway)'],
      ['Every way drawn from “web” to “table” passes “orders”', '4:00 orders (service)'],
    ])
    const beside = [part('o2', 'service', [3, 1]), joined('e', 'gate', 'o2'), joined('f', 'o2', 'table')]
    expect(facts('singlePoint', ...shop, ...chain, ...beside).map(([fact]) => fact)).toEqual([
      'Every way drawn from “web” to “table” passes “gate”',
    ])
    const around = [part('cdn', 'cdn', [1, 2]), joined('g', 'web', 'cdn'), joined('h', 'cdn', 'orders')]
    expect(facts('singlePoint', ...shop, ...chain, ...around).map(([fact]) => fact)).toEqual([
      'Every way drawn from “web” to “table” passes “orders”',
    ])
  })

  it('[BF6] with several stores each point is told once, and without a client the user stands for one', () => {
    const two = [part('cache', 'cache', [3, 2], 'Prices'), joined('e', 'gate', 'cache')]
    expect(facts('singlePoint', ...shop, ...chain, ...two).map(([fact]) => fact)).toEqual([
      'Every way drawn from “web” to “table” and “Prices” passes “gate”',
      'Every way drawn from “web” to “table” passes “orders”',
    ])
    const [user, , gate, , table] = shop as [Patch[], Patch[], Patch[], Patch[], Patch[]]
    expect(
      facts('singlePoint', user, gate, table, joined('a', 'user', 'gate'), joined('b', 'gate', 'table')),
    ).toHaveLength(1)
    expect(facts('singlePoint', plainBox('user', [0, 0]), gate, table, joined('a', 'user', 'gate'))).toEqual([])
  })

  it('[BF7] where something is turned, so that it can’t be known where it ends, nothing is said of what is not joined', () => {
    const turned = line('l', [5_000, 5_000], [5_100, 5_000], { angle: 1 })
    const island = [part('w', 'worker', [0, 2]), part('db', 'relational-store', [1, 2]), joined('i', 'w', 'db')]
    const board = [...shop, ...chain, ...island, part('alone', 'queue', [8, 8])]
    for (const kind of ['floating', 'unreached', 'singlePoint'] as const) {
      expect(facts(kind, ...board), kind).not.toEqual([])
      expect(facts(kind, ...board, turned), kind).toEqual([])
    }
  })
})

function grown(patch: Patch): Patch {
  if (!('element' in patch) || patch.element.type !== 'rectangle') return patch
  return { ...patch, element: { ...patch.element, x: 800, y: 500, width: 600, height: 400 } }
}

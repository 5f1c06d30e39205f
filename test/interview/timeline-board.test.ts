import { partElements } from '@dryrun/shared/drawing/starting-board.ts'
import { describe, expect, it } from 'vitest'
import { ada, bob, box, questionOf } from '../support/domain/facts.ts'
import { arrow, boardLines, draws, framesOf, isNew, labelled, linesOf, tiedTo, types } from '../support/domain/told.ts'

const queue = partElements({ id: 'q', stencil: 'queue', label: 'Queue', x: 0, y: 0 }).map(isNew)
const erase = (id: string) => ({ id, set: { isDeleted: true } })
const two = [...labelled('a', 'API'), ...labelled('b', 'Orders')]

describe('what is written', () => {
  it('[TL5] a word typed letter by letter is one line, at the moment of its last letter', () => {
    expect(
      boardLines([
        draws(10, ...queue),
        draws(20, types('q_label', 'O')),
        draws(21, types('q_label', 'Ord')),
        draws(23, types('q_label', 'Orders queue')),
        draws(40, isNew(box('t', { type: 'text', text: '2' }))),
        draws(42, types('t', '200')),
        draws(44.5, types('t', '200 a\nsecond')),
      ]),
    ).toEqual(['10 added “Queue”', '23 renamed “Queue” to “Orders queue”', '44.5 wrote “200 a second”'])
  })

  it('[TL5] a shape and the label that is written into it at once are one line', () => {
    const [shape, label] = labelled('a', 'A') as [never, never]
    expect(boardLines([draws(5, shape), draws(7, label), draws(9, types('a-label', 'API'))])).toEqual([
      '9 added “API” (rectangle)',
    ])
  })

  it('[TL6] moving, resizing and colouring say nothing, and hold up nothing that was done', () => {
    expect(
      boardLines([
        draws(1, ...two),
        draws(6, isNew(arrow('x', 'a', 'b'))),
        ...[7, 8, 9, 10, 11].map((second) =>
          draws(
            second,
            { id: 'a', set: { x: second, width: second, strokeColor: '#1971c2' } },
            { id: 'x', set: { startBinding: tiedTo('a', second / 100), x: second } },
          ),
        ),
      ]),
    ).toEqual(['1 added “API” (rectangle) and “Orders” (rectangle)', '6 connected “API” → “Orders”'])
  })
})

describe('what is connected', () => {
  it('[TL7] an arrow is told by what it connects, with its label and what becomes of it', () => {
    expect(
      boardLines([
        draws(1, ...two, ...labelled('c', 'Stock')),
        draws(10, isNew(arrow('x', 'a', null))),
        draws(
          11,
          { id: 'x', set: { endBinding: tiedTo('b') } },
          isNew(box('xl', { type: 'text', containerId: 'x', text: '', isDeleted: false })),
        ),
        draws(12, types('xl', 'async')),
        draws(20, types('xl', 'sync')),
        draws(26, types('b-label', 'Order store')),
        draws(30, { id: 'x', set: { endBinding: tiedTo('c') } }),
        draws(40, types('xl', '')),
        draws(50, types('xl', 'events')),
        draws(60, { id: 'x', set: { endBinding: null } }),
        draws(70, erase('x'), erase('xl')),
      ]),
    ).toEqual([
      '1 added “API” (rectangle), “Orders” (rectangle) and “Stock” (rectangle)',
      '12 connected “API” → “Orders”, label ‘async’',
      '20 relabelled “API” → “Orders” from ‘async’ to ‘sync’',
      '26 renamed “Orders” to “Order store”',
      '30 rewired “API” → “Order store” to “API” → “Stock”, label ‘sync’',
      '40 removed the label ‘sync’ of “API” → “Stock”',
      '50 labelled “API” → “Stock” ‘events’',
      '60 loosened the arrow “API” → “Stock”',
      '70 removed a loose arrow',
    ])
  })

  it('[TL7] an arrow that lost what it was tied to is not told of beside that', () => {
    expect(
      boardLines([
        draws(1, ...two, isNew(arrow('x', 'a', 'b')), isNew(arrow('y', 'b', 'a'))),
        draws(10, erase('b'), erase('b-label'), { id: 'x', set: { endBinding: null } }, erase('y')),
      ]).slice(-1),
    ).toEqual(['10 removed “Orders”'])
  })

  it('[TL7] what is taken back is told, and what is brought back', () => {
    expect(
      boardLines([
        draws(1, ...labelled('a', 'API')),
        draws(10, erase('a'), erase('a-label')),
        draws(20, { id: 'a', set: { isDeleted: false } }, { id: 'a-label', set: { isDeleted: false } }),
        draws(30, erase('a-label')),
      ]),
    ).toEqual([
      '1 added “API” (rectangle)',
      '10 removed “API”',
      '20 brought back “API” (rectangle)',
      '30 removed the name of “API”',
    ])
  })

  it('[TL7] a text or a bare shape that is tied is spoken of by its arrow', () => {
    expect(
      boardLines([
        draws(1, isNew(box('t', { type: 'text', text: 'Ledger' })), isNew(box('s', { type: 'diamond' }))),
        draws(10, isNew(arrow('x', 's', 't')), isNew(arrow('y', null, 't'))),
      ]),
    ).toEqual([
      '1 wrote “Ledger”',
      '10 connected a shape without a label → “Ledger”',
      '10 drew a loose arrow to “Ledger”',
    ])
  })
})

describe('what comes together', () => {
  it('[TL8] what a round starts with is told as one board, and what comes in one go as one line', () => {
    const story = [draws(10, ...two, isNew(arrow('x', 'a', 'b'))), draws(20, ...queue)]
    expect(boardLines(story)).toEqual([
      '10 added “API” (rectangle) and “Orders” (rectangle)',
      '10 connected “API” → “Orders”',
      '20 added “Queue”',
    ])
    const atOnce = framesOf([draws(0, ...two, isNew(arrow('x', 'a', 'b'))), draws(9, ...queue)])
    expect(linesOf(atOnce).filter((line) => /“/.test(line))).toEqual([
      '0 on the board: “API” and “Orders”; one connection',
      '9 added “Queue”',
    ])
  })

  it('[TL8] the board of the next round is told from its beginning', () => {
    const frames = framesOf([
      draws(10, ...labelled('a', 'API')),
      [20, ada, { type: 'roundFinished', nextInterviewer: null }],
      [60, bob, { type: 'roundStarted', round: 1 }],
      [60, bob, { type: 'boardChanged', round: 1, patches: labelled('a', 'Search') }],
    ])
    expect(linesOf(frames).filter((line) => /“/.test(line))).toEqual([
      '10 added “API” (rectangle)',
      '60 on the board: “Search”',
    ])
    expect(questionOf('search').startingBoard).toBeDefined()
  })

  it('[TL9] strokes and pictures are counted, as many as come without a longer pause', () => {
    const stroke = (id: string) => isNew(box(id, { type: 'freedraw', points: [[0, 0]], isDeleted: false }))
    const grows = (id: string) => ({ id, append: { from: 1, points: [[1, 1] as [number, number]] } })
    expect(
      boardLines([
        draws(1, stroke('s1')),
        draws(9, stroke('s2')),
        draws(15, grows('s2')),
        draws(23, stroke('s3'), erase('s3')),
        draws(40, { id: 's1', set: { x: 5 } }),
        draws(60, erase('s1'), erase('s2')),
        draws(80, isNew(box('i', { type: 'image', fileId: 'f' }))),
      ]),
    ).toEqual(['23 drew 2 freehand strokes', '60 erased 2 freehand strokes', '80 added a picture'])
  })
})

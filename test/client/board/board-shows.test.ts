import { Board } from '@dryrun/shared/interview/board.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { BoardStage, whole } from '../../support/page/board-stage.ts'
import { PaperCanvas } from '../../support/page/paper-canvas.ts'

let stage: BoardStage
beforeEach(() => {
  stage = new BoardStage()
})

describe('what comes in', () => {
  test('[B7] what others do is shown, and is not sent back', () => {
    stage.begin([whole('a')])
    stage.hear({ id: 'a', set: { x: 7 } }, whole('b', { x: 3 }))
    expect(stage.canvas.see('a')).toMatchObject({ x: 7 })
    expect(stage.canvas.see('b')).toMatchObject({ x: 3 })
    stage.clock.pass(5_000)
    expect(stage.sent).toEqual([])
  })

  test('[B7] many frames at once are shown in one go', () => {
    stage.begin([whole('a')])
    for (let x = 1; x <= 50; x++) stage.sync.receive({ round: 0, fresh: false, patches: [{ id: 'a', set: { x } }] })
    stage.clock.pass(50)
    expect(stage.canvas.puts).toEqual([['a']])
  })

  test('[B8] own changes on their way stand on screen against what others did before; other properties come through', () => {
    stage.begin([whole('a')])
    stage.canvas.draw('a', { x: 50 })
    stage.clock.pass(50)
    stage.hear({ id: 'a', set: { x: 7, strokeColor: 'red' } })
    expect(stage.canvas.see('a')).toMatchObject({ x: 50, strokeColor: 'red' })
    stage.answer()
    stage.clock.pass(50)
    expect(stage.canvas.see('a')).toMatchObject({ x: 50, strokeColor: 'red' })
  })

  test('[B8] a change not even sent yet stands too, and is sent', () => {
    stage.begin([whole('a')])
    stage.canvas.draw('a', { x: 50 })
    stage.hear({ id: 'a', set: { x: 7, y: 8 } })
    stage.answer()
    stage.clock.pass(50)
    expect(stage.canvas.see('a')).toMatchObject({ x: 50, y: 8 })
    expect(stage.patches).toEqual([{ id: 'a', set: { x: 50 } }])
  })

  test('[B8] going back to a value from before another moved it is a change', () => {
    stage.begin([whole('a')])
    stage.canvas.under.add('a')
    stage.canvas.draw('a', { x: 50 })
    stage.sync.receive({ round: 0, fresh: false, patches: [{ id: 'a', set: { x: 7 } }] })
    stage.canvas.draw('a', { x: 0 })
    stage.canvas.under.clear()
    stage.canvas.draw('a', {})
    stage.clock.pass(100)
    stage.answer()
    stage.clock.pass(50)
    const board = new Board()
    board.apply([whole('a'), { id: 'a', set: { x: 7 } }, ...stage.patches])
    expect(stage.canvas.see('a')?.x).toBe(board.get('a')?.x)
  })

  test('[B9] who came later in the order wins, on every screen', () => {
    stage.begin([whole('a')])
    stage.canvas.draw('a', { x: 50 })
    stage.clock.pass(50)
    const [mine] = stage.sent
    stage.sync.receive({ round: 0, fresh: false, patches: mine!.patches })
    stage.sync.receive({ round: 0, fresh: false, patches: [{ id: 'a', set: { x: 7 } }] })
    stage.sync.settle(mine!.id)
    stage.clock.pass(50)
    expect(stage.canvas.see('a')?.x).toBe(7)
  })

  test('[B9] of two own submissions the second still covers when the first is answered', () => {
    stage.begin([whole('a')])
    stage.canvas.draw('a', { x: 1 })
    stage.clock.pass(50)
    stage.canvas.draw('a', { x: 2 })
    stage.clock.pass(1_100)
    expect(stage.sent).toHaveLength(2)
    stage.sync.receive({ round: 0, fresh: false, patches: stage.sent[0]!.patches })
    stage.sync.settle(stage.sent[0]!.id)
    stage.clock.pass(50)
    expect(stage.canvas.see('a')?.x).toBe(2)
  })

  test('[B10] a refused change goes back to what the server has, a refused element vanishes', () => {
    stage.begin([whole('a')])
    stage.canvas.draw('a', { x: 50 })
    stage.canvas.draw('new', {})
    stage.clock.pass(50)
    stage.sync.settle('s1')
    stage.clock.pass(5_000)
    expect(stage.canvas.see('a')?.x).toBe(0)
    expect(stage.canvas.see('new')).toBeUndefined()
    expect(stage.sent).toHaveLength(1)
  })

  test('[B10] a refused element that its author brings back is a new one', () => {
    stage.begin()
    stage.canvas.draw('new', {})
    stage.clock.pass(50)
    stage.sync.settle('s1')
    stage.clock.pass(50)
    stage.canvas.draw('new', { isDeleted: false })
    stage.clock.pass(50)
    expect(stage.sent[1]?.patches[0]).toMatchObject({ id: 'new', element: { type: 'rectangle' } })
  })

  test('[B11] what is under the pen waits until it is put down', () => {
    stage.begin([whole('a')])
    stage.canvas.under.add('a')
    stage.canvas.draw('a', { x: 5 })
    stage.hear({ id: 'a', set: { strokeColor: 'red' } })
    expect(stage.canvas.puts).toEqual([])
    stage.canvas.under.clear()
    stage.canvas.onChange()
    stage.clock.pass(50)
    expect(stage.canvas.see('a')).toMatchObject({ x: 5, strokeColor: 'red' })
    expect(stage.patches).toEqual([{ id: 'a', set: { x: 5 } }])
  })

  test('[B12] a fresh board after a gap replaces what was, and own unanswered work stays on top', () => {
    stage.begin([whole('a'), whole('gone')])
    stage.canvas.draw('a', { x: 50 })
    stage.canvas.draw('new', {})
    stage.clock.pass(50)
    stage.begin([whole('a', { x: 1, y: 1 }), whole('b')])
    stage.clock.pass(50)
    expect(stage.canvas.see('a')).toMatchObject({ x: 50, y: 1 })
    expect(stage.canvas.see('b')).toBeDefined()
    expect(stage.canvas.see('new')).toBeDefined()
    expect(stage.canvas.see('gone')).toBeUndefined()
    expect(stage.canvas.replaced).toBe(2)
  })

  test('[B12] work left by an earlier visit lies over the fresh board until it is answered', () => {
    stage.sync.restore([{ id: 'old', round: 0, patches: [{ id: 'a', set: { x: 9 } }, whole('mine')] }])
    stage.begin([whole('a')])
    expect(stage.canvas.see('a')?.x).toBe(9)
    expect(stage.canvas.see('mine')).toBeDefined()
    stage.sync.settle('old')
    stage.clock.pass(50)
    expect(stage.canvas.see('a')?.x).toBe(0)
  })

  test('[B12] a canvas that comes late, or again, shows the board as it stands', () => {
    const leave = stage.sync.attach(stage.canvas)
    stage.begin([whole('a'), whole('erased', { isDeleted: true })])
    stage.canvas.draw('a', { x: 3 })
    leave()
    expect(stage.patches).toEqual([{ id: 'a', set: { x: 3 } }])
    const other = new PaperCanvas()
    stage.sync.attach(other)
    expect(Object.keys(other.shown())).toEqual(['a'])
    expect(other.see('a')?.x).toBe(3)
  })

  test('[B13] the order in which a canvas completes elements is nobody’s change', () => {
    stage.begin([{ id: 'bare', element: { id: 'bare', type: 'rectangle', x: 0, y: 0 } }])
    stage.canvas.draw('bare', { x: 4 })
    stage.clock.pass(50)
    expect(stage.patches).toEqual([{ id: 'bare', set: { x: 4 } }])
  })
})

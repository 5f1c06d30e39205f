import { Board } from '@dryrun/shared/interview/board.ts'
import { Command } from '@dryrun/shared/interview/commands.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { BoardStage, whole } from '../../support/page/board-stage.ts'

let stage: BoardStage
beforeEach(() => {
  stage = new BoardStage()
})

describe('what goes out', () => {
  test('[B1] a new element goes whole, a change as its properties alone', () => {
    stage.begin()
    stage.canvas.draw('a', { x: 1, y: 2 })
    stage.clock.pass(50)
    stage.answer()
    stage.clock.pass(50)
    stage.canvas.draw('a', { x: 5, customData: { secret: 1 }, versionNonce: 9, updated: 3 })
    stage.clock.pass(50)
    expect(stage.patches).toEqual([whole('a', { x: 1, y: 2 }), { id: 'a', set: { x: 5 } }])
  })

  test('[B1] everything sent is what the server takes', () => {
    stage.begin()
    stage.canvas.draw('bad', {
      angle: Number.NaN,
      x: 4.14159265,
      strokeColor: 'url(evil)',
      link: 'javascript:alert(1)',
    })
    stage.canvas.draw('stroke', {
      type: 'freedraw',
      points: [
        [0, 0],
        [1.234567, 2.345678],
      ],
      pressures: [],
      lastCommittedPoint: null,
    })
    stage.canvas.draw('frame', { type: 'iframe' })
    stage.clock.pass(50)
    for (const { id: _, ...command } of stage.sent) expect(Command.safeParse(command).success).toBe(true)
    expect(stage.patches.map(({ id }) => id)).toEqual(['bad', 'stroke'])
    expect(stage.patches[0]).toMatchObject({ element: { x: 4.14 } })
  })

  test('[B1] a value that can never be sent is converted on the canvas too, and not tried again and again', () => {
    stage.begin([whole('a')])
    stage.canvas.draw('a', { angle: Number.NaN })
    stage.clock.pass(5_000)
    expect(stage.canvas.see('a')).toMatchObject({ angle: 0 })
    stage.canvas.draw('a', { x: 1 })
    stage.clock.pass(5_000)
    expect(stage.patches).toEqual([
      { id: 'a', set: { angle: 0 } },
      { id: 'a', set: { x: 1 } },
    ])
  })

  test('[B2] a step of a growing stroke costs the same however long the stroke is', () => {
    stage.begin()
    const points: number[][] = [
      [0, 0],
      [1, 1],
    ]
    stage.canvas.draw('s', { type: 'freedraw', points: [...points], pressures: [], width: 1, height: 1 })
    stage.clock.pass(50)
    const sizes: number[] = []
    for (let step = 2; step < 1_500; step++) {
      stage.answer()
      stage.clock.pass(50)
      points.push([step + 0.123456789, step / 3])
      stage.canvas.draw('s', { points: [...points], width: step, height: step / 3 })
      stage.clock.pass(50)
      sizes.push(JSON.stringify(stage.sent.at(-1)?.patches).length)
    }
    expect(stage.sent).toHaveLength(1_499)
    expect(Math.max(...sizes)).toBeLessThan(130)
  })

  test('[B2] pressures grow along with their points', () => {
    stage.begin()
    stage.canvas.draw('s', {
      type: 'freedraw',
      points: [
        [0, 0],
        [1, 1],
      ],
      pressures: [0.5, 0.5],
    })
    stage.clock.pass(50)
    stage.canvas.draw('s', {
      points: [
        [0, 0],
        [1, 1],
        [2, 2],
      ],
      pressures: [0.5, 0.5, 0.6],
    })
    stage.answer()
    stage.clock.pass(50)
    expect(stage.patches[1]).toEqual({ id: 's', append: { from: 2, points: [[2, 2]], pressures: [0.6] } })
  })

  test('[B2] a stroke as long as the board allows arrives whole, in commands the server takes', () => {
    stage.begin()
    const points = Array.from({ length: 25_000 }, (_, n) => [n + 0.123, n * 0.377])
    stage.canvas.draw('s', { type: 'freedraw', points, pressures: points.map((_, n) => (n % 10) / 10) })
    for (let turn = 0; turn < 30; turn++) {
      stage.clock.pass(1_000)
      stage.answer()
      stage.clock.pass(50)
    }
    const board = new Board()
    board.apply(stage.patches)
    expect(board.get('s')?.points).toHaveLength(20_000)
    expect(board.get('s')?.pressures).toHaveLength(20_000)
    for (const { id: _, ...command } of stage.sent) {
      expect(JSON.stringify(command).length).toBeLessThan(60_000)
      expect(Command.safeParse(command).success).toBe(true)
    }
  })

  test('[B2] a stroke that was moved as a whole is sent anew, in parts', () => {
    stage.begin()
    const points = Array.from({ length: 2_500 }, (_, n) => [n, n])
    stage.canvas.draw('s', { type: 'freedraw', points, pressures: [] })
    for (let turn = 0; turn < 5; turn++) stage.answer()
    stage.clock.pass(50)
    stage.canvas.draw('s', { points: points.map(([x = 0, y = 0]) => [x * 2, y]) })
    for (let turn = 0; turn < 5; turn++) stage.answer()
    stage.clock.pass(50)
    const board = new Board()
    board.apply(stage.patches)
    expect(board.get('s')?.points).toHaveLength(2_500)
    expect(board.get('s')?.points?.[2_499]).toEqual([4_998, 2_499])
  })

  test('[B3] while an answer is awaited changes gather into one command', () => {
    stage.begin()
    stage.canvas.draw('a', {})
    stage.clock.pass(50)
    for (let x = 1; x <= 10; x++) {
      stage.canvas.draw('a', { x })
      stage.clock.pass(16)
    }
    expect(stage.sent).toHaveLength(1)
    stage.answer()
    stage.clock.pass(50)
    expect(stage.patches.slice(1)).toEqual([{ id: 'a', set: { x: 10 } }])
  })

  test('[B3] without an answer what gathers is still handed over every second, so that a crash costs little', () => {
    stage.begin()
    for (let x = 1; x <= 300; x++) {
      stage.canvas.draw('a', { x })
      stage.clock.pass(16)
    }
    expect(stage.sent.length).toBeGreaterThanOrEqual(4)
    expect(stage.sent.length).toBeLessThanOrEqual(7)
  })

  test('[B3] a drag sends no oftener than thirty times a second', () => {
    stage.begin([whole('a')])
    for (let x = 1; x <= 60; x++) {
      stage.canvas.draw('a', { x })
      stage.clock.pass(1_000 / 60)
      stage.answer()
    }
    expect(stage.sent.length).toBeLessThanOrEqual(31)
    expect(stage.sent.length).toBeGreaterThan(20)
  })

  test('[B3] a paste of many elements is split into commands the server takes', () => {
    stage.begin()
    for (let n = 0; n < 450; n++) stage.canvas.draw(`e${n}`, { text: 'x'.repeat(200) })
    stage.sync.flush()
    expect(stage.patches).toHaveLength(450)
    for (const { patches } of stage.sent) expect(patches.length).toBeLessThanOrEqual(200)
    for (const { patches } of stage.sent) expect(JSON.stringify(patches).length).toBeLessThan(50_000)
  })

  test('[B4] what a click makes and takes back at once is never sent; what was taken back under the pen is erased', () => {
    stage.begin()
    stage.canvas.under.add('dot')
    stage.canvas.draw('dot', { type: 'freedraw', points: [[0, 0]], pressures: [] })
    stage.clock.pass(50)
    expect(stage.sent).toEqual([])
    stage.canvas.draw('dot', {
      points: [
        [0, 0],
        [1, 0],
      ],
    })
    stage.clock.pass(50)
    stage.answer()
    stage.clock.pass(50)
    stage.canvas.under.clear()
    stage.canvas.lose('dot')
    stage.clock.pass(50)
    expect(stage.patches.at(-1)).toEqual({ id: 'dot', set: { isDeleted: true } })
  })

  test('[B4] erasing is marking as erased; nothing that is merely missing is erased', () => {
    stage.begin([whole('a'), whole('b')])
    stage.canvas.lose('b')
    stage.canvas.draw('a', { isDeleted: true })
    stage.clock.pass(50)
    expect(stage.patches).toEqual([{ id: 'a', set: { isDeleted: true } }])
  })

  test('[B5] who may not draw sends nothing, whatever the canvas does by itself', () => {
    stage.begin([whole('a')])
    stage.canvas.isReadOnly = true
    stage.canvas.draw('a', { x: 9 })
    stage.clock.pass(5_000)
    stage.sync.flush()
    expect(stage.sent).toEqual([])
  })

  test('[B6] what is drawn as the round changes still goes to its own round', () => {
    stage.begin()
    stage.canvas.draw('a', {})
    stage.begin([whole('b')], 1)
    stage.clock.pass(50)
    expect(stage.sent.map(({ round }) => round)).toEqual([0])
    expect(stage.canvas.see('a')).toBeUndefined()
    expect(stage.canvas.see('b')).toBeDefined()
    stage.sync.settle('s1')
    stage.canvas.draw('c', {})
    stage.clock.pass(2_000)
    expect(stage.sent.map(({ round }) => round)).toEqual([0, 1])
  })
})

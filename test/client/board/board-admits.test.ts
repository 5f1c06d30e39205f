import { Board } from '@dryrun/shared/interview/board.ts'
import { Command } from '@dryrun/shared/interview/commands.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { BoardStage, whole } from '../../support/page/board-stage.ts'

let stage: BoardStage
beforeEach(() => {
  stage = new BoardStage()
  stage.begin()
})

const reasons = () => stage.notes.map(({ reason }) => reason)

function settle(): void {
  for (let turn = 0; turn < 20; turn++) {
    stage.clock.pass(1_100)
    stage.answer()
  }
}

function serverBoard(): Board {
  const board = new Board()
  board.apply(stage.patches)
  return board
}

describe('what the board takes otherwise', () => {
  test('[CV1] a converted value is on the canvas of its author as well, outside of undo', () => {
    stage.canvas.draw('a', { strokeColor: 'rgba(255, 0, 0, 0.5)' })
    settle()
    expect(serverBoard().get('a')?.strokeColor).toBe('#ff000080')
    expect(stage.canvas.see('a')?.strokeColor).toBe('#ff000080')
    expect(reasons()).toEqual([])
  })

  test('[CV1] what is in the author’s hands is converted for the others at once, on this canvas once it is put down', () => {
    const long = 'word '.repeat(2_100)
    stage.canvas.under.add('t')
    stage.canvas.draw('t', { type: 'text', text: long, originalText: long })
    settle()
    expect(serverBoard().get('t')?.text?.length).toBeLessThanOrEqual(10_000)
    expect(stage.canvas.see('t')?.text).toBe(long)
    expect(reasons()).toEqual([])
    expect(stage.agreements.at(-1)).toBe(false)
    stage.canvas.under.clear()
    stage.canvas.onChange()
    settle()
    expect(stage.canvas.see('t')?.text).toBe(serverBoard().get('t')?.text)
    expect(reasons()).toEqual(['longText'])
    expect(stage.agreements.at(-1)).toBe(true)
  })

  test('[CV1] what is converted is converted once, and a canvas that shows nothing of it does not keep the page busy', () => {
    stage.canvas.draw('l', {
      type: 'line',
      points: [
        [0, 0],
        [5, 5],
      ],
      pressures: Number.NaN,
    })
    settle()
    const puts = stage.canvas.puts.length
    settle()
    expect(stage.canvas.puts).toHaveLength(puts)
    expect(stage.agreements.at(-1)).toBe(true)
    stage.canvas.isDeaf = true
    stage.canvas.draw('l', { strokeColor: 'Red' })
    stage.clock.pass(330)
    expect(stage.canvas.puts.length - puts).toBeLessThanOrEqual(11)
  })

  test('[CV1] an element of another program gets an id of ours, and what refers to it follows', () => {
    stage.canvas.draw('node:api.v1', {})
    stage.canvas.draw('label', { type: 'text', text: 'API', originalText: 'API', containerId: 'node:api.v1' })
    settle()
    const box = [...serverBoard().elements()].find(({ type }) => type === 'rectangle')
    expect(stage.canvas.see(String(box?.id))).toBeDefined()
    expect(stage.canvas.see('node:api.v1')).toBeUndefined()
    expect(serverBoard().get('label')?.containerId).toBe(box?.id)
    expect(stage.canvas.see('label')?.containerId).toBe(box?.id)
  })

  test('[CV3] what lies beyond the longest stroke is on the board as the next stroke', () => {
    const points = Array.from({ length: 20_500 }, (_, n) => [n % 500, Math.floor(n / 500)])
    stage.canvas.draw('s', { type: 'freedraw', points, pressures: [] })
    settle()
    const strokes = [...serverBoard().elements()]
    expect(strokes.map(({ points: sent }) => sent?.length)).toEqual([20_000, 501])
    for (const { id } of strokes)
      expect(stage.canvas.see(id)?.points).toHaveLength(serverBoard().get(id)?.points?.length ?? 0)
    expect(reasons()).toEqual(['longStroke'])
  })
})

describe('what the board does not take', () => {
  test('[CV2] it is removed from the canvas with a sentence, and the rest of its batch is sent', () => {
    for (let n = 0; n < 150; n++) stage.canvas.draw(`e${n}`, n % 2 ? {} : { type: 'embeddable' })
    settle()
    expect(serverBoard().size).toBe(75)
    expect(Object.keys(stage.canvas.shown())).toHaveLength(75)
    expect(new Set(reasons())).toEqual(new Set(['embed']))
    for (const { id: _, ...command } of stage.sent) expect(Command.safeParse(command).success).toBe(true)
  })

  test('[CV2] a click that leaves nothing to see is not worth a sentence', () => {
    stage.canvas.draw('dot', { width: 0, height: 0 })
    stage.canvas.draw('empty', { type: 'text', text: '' })
    stage.canvas.draw('line', { type: 'line', points: [[0, 0]] })
    settle()
    expect(stage.sent).toEqual([])
    expect(stage.notes).toEqual([])
  })

  test('[CV2] a shape that comes back by redo is removed and told again', () => {
    stage.canvas.draw('e', { type: 'iframe' })
    settle()
    expect(stage.canvas.see('e')).toBeUndefined()
    stage.canvas.draw('e', { isDeleted: false })
    settle()
    expect(stage.canvas.see('e')).toBeUndefined()
    expect(stage.sent).toEqual([])
  })

  test('[CV4] a picture that is being uploaded waits; one that nobody has is removed with a sentence', () => {
    stage.canvas.pictures.set('mine', 'waiting').set('gone', 'missing')
    stage.canvas.draw('p', { type: 'image', fileId: 'mine', status: 'saved', scale: [1, 1] })
    stage.canvas.draw('q', { type: 'image', fileId: 'gone', status: 'saved', scale: [1, 1] })
    settle()
    expect(stage.sent).toEqual([])
    expect(stage.agreements.at(-1)).toBe(false)
    expect(stage.canvas.see('q')).toBeUndefined()
    expect(reasons()).toEqual(['picture'])
    stage.canvas.put([{ id: 'p', values: { fileId: 'ours' }, whole: false }])
    settle()
    expect(serverBoard().get('p')?.fileId).toBe('ours')
    expect(stage.agreements.at(-1)).toBe(true)
  })

  test('[CV4] a copy of a picture that the board shows needs no upload', () => {
    stage.begin([whole('p', { type: 'image', fileId: 'theirs' })], 1)
    stage.canvas.pictures.set('theirs', 'missing')
    stage.canvas.draw('copy', { type: 'image', fileId: 'theirs' })
    settle()
    expect(stage.patches.map(({ id }) => id)).toEqual(['copy'])
    expect(stage.notes).toEqual([])
  })
})

describe('whether all is saved', () => {
  test('[CV5] canvas and board disagree from the moment of a change until it is handed over', () => {
    stage.canvas.draw('a', {})
    expect(stage.agreements).toEqual([false])
    settle()
    expect(stage.agreements.at(-1)).toBe(true)
    const told = stage.agreements.length
    for (let move = 0; move < 50; move++) stage.canvas.onChange()
    stage.hear({ id: 'a', set: { x: 70 } })
    settle()
    expect(stage.agreements).toHaveLength(told)
  })

  test('[CV5] what does not fit into one command keeps them apart until its last part is sent', () => {
    for (let n = 0; n < 450; n++) stage.canvas.draw(`e${n}`, {})
    stage.clock.pass(50)
    expect(stage.patches.length).toBeLessThan(450)
    expect(stage.agreements.at(-1)).toBe(false)
    settle()
    expect(stage.patches).toHaveLength(450)
    expect(stage.agreements.at(-1)).toBe(true)
  })

  test('[CV5] who may not draw is not asked to wait', () => {
    stage.canvas.isReadOnly = true
    stage.canvas.draw('a', {})
    stage.clock.pass(1_000)
    expect(stage.agreements).toEqual([])
  })
})

import { randomUUID } from 'node:crypto'
import type { Entry, Event } from '@dryrun/server/core/events.ts'
import type { CommandOf } from '@dryrun/shared/interview/commands.ts'
import { ada, bob, eve, openedWith, questionOf, sam } from '../support/domain/facts.ts'
import { BoardStage } from '../support/page/board-stage.ts'

/** An element with every property that Excalidraw's have and the board shares. */
export const shapeOf = (type: string): Record<string, unknown> => ({
  type,
  x: 412.75,
  y: 233.5,
  width: 160,
  height: 80,
  angle: 0,
  strokeColor: '#1e1e1e',
  backgroundColor: 'transparent',
  fillStyle: 'solid',
  strokeWidth: 2,
  strokeStyle: 'solid',
  roundness: { type: 3 },
  roughness: 1,
  opacity: 100,
  seed: 1_968_410_350,
  index: 'a1',
  groupIds: [],
  frameId: null,
  boundElements: [],
  link: null,
  locked: false,
  ...(type === 'freedraw' ? { points: [[0, 0]], pressures: [], simulatePressure: true, lastCommittedPoint: null } : {}),
  ...(type === 'text' ? { text: 'a', originalText: 'a', fontSize: 20, fontFamily: 5, textAlign: 'left' } : {}),
})

const colourOf = (n: number): string => `#${((n * 7_919) % 0xffffff).toString(16).padStart(6, '0')}`

/** As long as Excalidraw's ids. */
export const idOf = (n: number): string => `Vq3xD0aLk2_pZt7e${String(n).padStart(5, '0')}`

/** Edits of a board; each call is the change of one animation frame. */
export const gestures = {
  drag: (n: number) => ({ x: 412.75 + n * 1.3691, y: 233.5 + n * 0.7369 }),
  stroke: (n: number, points: readonly (readonly number[])[]) => ({
    points: [...points, [n * 1.3691, Math.sin(n / 9) * 60.123]],
    width: n * 1.3691,
    height: 120.246,
  }),
  typing: (n: number) => {
    const text = 'A queue keeps the orders apart from the stock. '.repeat(9).slice(0, n + 1)
    return { text, originalText: text, width: 9.8125 * (n + 1), height: 25 }
  },
}

/**
 * The commands of `changes` changes over `elements` elements, made by the client's own sync: all elements are drawn,
 * then dragged, recolored and extended in turn.
 */
export function commandsOf(elements: number, changes: number): CommandOf<'changeBoard'>[] {
  const stage = new BoardStage()
  stage.begin()
  for (let n = 0; stage.sent.length < changes; n++) {
    const id = idOf(n % elements)
    const kind = (n % elements) % 10 === 0 ? 'freedraw' : 'rectangle'
    const points = (stage.canvas.see(id)?.points ?? []) as number[][]
    if (n < elements) stage.canvas.draw(id, shapeOf(kind))
    if (kind === 'freedraw') stage.canvas.draw(id, gestures.stroke(n, points))
    else if (n >= elements) stage.canvas.draw(id, n % 3 ? gestures.drag(n) : { strokeColor: colourOf(n) })
    stage.clock.pass(50)
    stage.answer()
  }
  return stage.sent.map(({ id: _, ...command }) => command)
}

/** The log of an interview of four people with these commands, 30 a second. */
export function logOf(interviewId: string, commands: readonly CommandOf<'changeBoard'>[]): Entry[] {
  const opened = openedWith([questionOf('orders')])
  const seats = { [ada]: 'host', [bob]: 'guest', [sam]: 'shadow', [eve]: 'audience' } as const
  const events: (readonly [string, Event])[] = [
    [ada, { ...opened, id: interviewId } as Event],
    ...Object.entries(seats).map(([by, seat]) => [by, { type: 'seatTaken', name: by, seat }] as const),
    [ada, { type: 'roundStarted', round: 0 }],
    ...commands.map((command, n) => [n % 2 ? ada : bob, { ...command, type: 'boardChanged' }] as const),
  ]
  return events.map(([by, event], n) => ({
    seq: n + 1,
    at: 1_800_000_000_000 + n * 33,
    by,
    commandId: randomUUID(),
    event,
  }))
}

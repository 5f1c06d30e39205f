import { attached, boundShapesOf, SLACK, strayOf } from '@dryrun/client/live/sync/arrow-ends.ts'
import type { CanvasElement } from '@dryrun/client/live/sync/board-element.ts'
import type { Element } from '@dryrun/shared/interview/element.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ada, bob } from '../../support/domain/facts.ts'
import { HandClock } from '../../support/page/hand-clock.ts'
import { Browser, LiveRoom, turns } from '../../support/page/live-room.ts'
import type { PaperCanvas } from '../../support/page/paper-canvas.ts'

type End = 'startBinding' | 'endBinding'
const boxes = ['box1', 'box2', 'box3'] as const

const gesture = fc.record({
  who: fc.constantFrom(0, 1),
  what: fc.constantFrom('move', 'move', 'attach', 'attach', 'draw', 'hold', 'release', 'delete', 'recolor'),
  box: fc.constantFrom(...boxes),
  arrow: fc.constantFrom('arrow1', 'arrow2', 'arrow3'),
  end: fc.constantFrom<End>('startBinding', 'endBinding'),
  by: fc.tuple(fc.integer({ min: -300, max: 300 }), fc.integer({ min: -300, max: 300 })),
  focus: fc.integer({ min: -9, max: 9 }).map((tenths) => tenths / 10),
  pause: fc.constantFrom(0, 0, 10, 40, 120),
})
type Gesture = typeof gesture extends fc.Arbitrary<infer T> ? T : never

const sceneOf = (canvas: PaperCanvas) => new Map(canvas.elements().map((element) => [element.id, element]))
const arrowsOf = (scene: ReadonlyMap<string, CanvasElement>) =>
  [...scene.values()].filter(({ type, isDeleted }) => type === 'arrow' && !isDeleted)

/** Mimics Excalidraw when a shape moves: the arrows in its `boundElements` follow. */
function follow(canvas: PaperCanvas, box: string): void {
  const bound = canvas.see(box)?.boundElements as { id: string }[]
  for (const { id } of bound) {
    const arrow = canvas.see(id)
    if (arrow && boundShapesOf(arrow).includes(box)) canvas.draw(id, { ...attached(arrow, sceneOf(canvas)) })
  }
}

/** Mimics Excalidraw when an arrow's end is released on a shape. */
function attach(canvas: PaperCanvas, { arrow, box, end, focus }: Gesture): void {
  const shape = canvas.see(box)
  const drawn = canvas.see(arrow)
  if (!shape || !drawn) return
  canvas.draw(arrow, { [end]: { elementId: box, focus, gap: 4 } })
  const listed = shape.boundElements as { id: string }[]
  if (!listed.some(({ id }) => id === arrow))
    canvas.draw(box, { boundElements: [...listed, { id: arrow, type: 'arrow' }] })
  follow(canvas, box)
}

/** Mimics Excalidraw when a shape is erased: its known arrows lose their binding. */
function erase(canvas: PaperCanvas, box: string): void {
  if (!canvas.see(box)) return
  canvas.draw(box, { isDeleted: true })
  for (const { id, startBinding, endBinding } of arrowsOf(sceneOf(canvas))) {
    if ((startBinding as { elementId: string } | null)?.elementId === box) canvas.draw(id, { startBinding: null })
    if ((endBinding as { elementId: string } | null)?.elementId === box) canvas.draw(id, { endBinding: null })
  }
}

function make(canvas: PaperCanvas, deed: Gesture): void {
  const box = canvas.see(deed.box)
  switch (deed.what) {
    case 'move': {
      if (!box) return
      canvas.draw(deed.box, { x: Number(box.x) + deed.by[0], y: Number(box.y) + deed.by[1] })
      return follow(canvas, deed.box)
    }
    case 'attach':
      return attach(canvas, deed)
    case 'draw': {
      const [x, y] = deed.by
      if (!sceneOf(canvas).has(deed.arrow)) canvas.draw(deed.arrow, loose(x, y))
      return attach(canvas, deed)
    }
    case 'hold':
      return void canvas.under.add(deed.box).add(deed.arrow)
    case 'release':
      canvas.under.clear()
      return canvas.onChange()
    case 'delete':
      return erase(canvas, deed.box)
    case 'recolor':
      if (box) canvas.draw(deed.box, { strokeColor: '#ff0000' })
  }
}

const loose = (x: number, y: number) => ({
  type: 'arrow',
  x,
  y,
  width: 100,
  height: 50,
  angle: 0,
  points: [
    [0, 0],
    [100, 50],
  ],
  pressures: [],
  startBinding: null,
  endBinding: null,
})

const shapes = ['rectangle', 'ellipse', 'diamond']

async function play(gestures: readonly Gesture[]) {
  const clock = new HandClock()
  const server = new LiveRoom(clock)
  const browsers = [ada, bob].map((person) => new Browser(server, person, clock))
  await turns()
  for (const browser of browsers) await browser.link()
  const [first] = browsers
  for (const [place, id] of boxes.entries())
    first?.canvas.draw(id, { type: shapes[place], x: place * 400, y: place * 150, width: 140, height: 80, angle: 0 })
  for (const arrow of ['arrow1', 'arrow2']) first?.canvas.draw(arrow, loose(200, 0))
  await rest(browsers, clock)
  for (const deed of gestures) {
    make(browsers[deed.who]!.canvas, deed)
    clock.pass(deed.pause)
    if (deed.pause > 20) await turns(1)
  }
  for (const browser of browsers) browser.canvas.under.clear()
  await rest(browsers, clock)
  return { server, browsers }
}

async function rest(browsers: readonly Browser[], clock: HandClock): Promise<void> {
  for (let round = 0; round < 60; round++) {
    for (const browser of browsers) {
      await browser.link()
      browser.canvas.onChange()
    }
    clock.pass(100)
    await turns(1)
  }
}

const shownOf = (elements: Iterable<Element>) =>
  Object.fromEntries(
    [...elements]
      .filter(({ isDeleted }) => !isDeleted)
      .map(({ boundElements: _, ...element }) => [element.id, element]),
  )

describe('arrows that two people change at once', () => {
  it('[PE3] whatever two people do to arrows and their shapes at once, the arrows stay attached for both', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(gesture, { minLength: 2, maxLength: 14 }), async (gestures) => {
        const { server, browsers } = await play(gestures)
        const truth = shownOf(server.board().elements())
        for (const { canvas, client } of browsers) {
          expect(client.store.getState().unsaved).toEqual([])
          expect(canvas.shown()).toEqual(truth)
          const scene = sceneOf(canvas)
          for (const arrow of arrowsOf(scene)) expect(strayOf(arrow, scene), arrow.id).toBeLessThanOrEqual(SLACK + 1)
        }
      }),
      { numRuns: 150 },
    )
  }, 120_000)
})

import { randomUUID } from 'node:crypto'
import type { Entry } from '@dryrun/server/core/events.ts'
import { InterviewFold, ViewFold } from '@dryrun/server/core/fold.ts'
import { describe, expect, it } from 'vitest'
import { commandsOf, gestures, idOf, logOf, shapeOf } from '../bench/drawing.ts'
import { bob } from '../support/domain/facts.ts'
import { BoardStage } from '../support/page/board-stage.ts'

const INTERVIEW = '00000000-0000-4000-8000-000000000001'
const STEP_MS = 1_000 / 60
const bytesOf = (message: unknown) => Buffer.byteLength(`42123${JSON.stringify(message)}`)

type Cost = { steps: number; up: number[]; down: number[] }

/**
 * Bytes on the wire of a gesture of `steps` animation frames, sent by the client's own sharing: each command, and its
 * frame to each other participant.
 */
function costOf(gesture: 'drag' | 'stroke', steps: number): Cost {
  const stage = new BoardStage()
  stage.begin()
  const id = idOf(1)
  const first =
    gesture === 'drag'
      ? shapeOf('rectangle')
      : {
          ...shapeOf('freedraw'),
          points: [
            [0, 0],
            [1, 1],
          ],
        }
  stage.canvas.draw(id, first)
  for (let step = 1; step <= steps; step++) {
    stage.clock.pass(STEP_MS)
    stage.answer()
    stage.canvas.draw(id, gestures[gesture](step, (stage.canvas.see(id)?.points ?? []) as number[][]))
  }
  const commands = stage.sent.slice(1).map(({ id: _, ...command }) => command)
  const up = commands.map((command) => bytesOf(['command', { id: randomUUID(), command }]))
  const frames = framesOf(
    logOf(
      INTERVIEW,
      stage.sent.map(({ id: _, ...command }) => command),
    ),
  )
  return { steps, up, down: frames.slice(-commands.length).map((frame) => bytesOf(['frame', frame])) }
}

function framesOf(log: readonly Entry[]) {
  const story = new InterviewFold()
  const viewer = new ViewFold(bob)
  return log.flatMap((entry) => viewer.next(story, entry.at, story.apply(entry)) ?? [])
}

const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0)

describe('bytes on the wire', () => {
  it('[Y1] a step of a drag costs at most 150 bytes on the way up and on the way down to each', () => {
    const { steps, up, down } = costOf('drag', 600)
    expect(sum(up) / steps).toBeLessThanOrEqual(150)
    expect(sum(down) / steps).toBeLessThanOrEqual(150)
    expect(Math.max(...down)).toBeLessThanOrEqual(160)
  })

  it('[Y2] a step of a stroke costs the same however long the stroke is', () => {
    const { up, down } = costOf('stroke', 2_100)
    for (const sizes of [up, down]) {
      expect(sizes.length).toBeGreaterThan(1_000)
      expect(sizes[1_000]!).toBeLessThanOrEqual(1.2 * sizes[10]!)
    }
  })
})

describe('work', () => {
  it('[Y3] a change of the board copies neither the interview nor the elements it leaves alone', () => {
    const story = new InterviewFold()
    const log = logOf(INTERVIEW, commandsOf(50, 500))
    const until = log.length - 100
    for (const entry of log.slice(0, until)) story.apply(entry)
    const { interview } = story
    const elements = [...story.boards.of(0).elements()]
    for (const entry of log.slice(until)) story.apply(entry)
    expect(story.interview).toBe(interview)
    const after = [...story.boards.of(0).elements()]
    expect(after.map((element, n) => element === elements[n])).toEqual(elements.map(() => true))
  })

  it('[Y4] a frame is as large as its change, however much is on the board', () => {
    const frames = framesOf(logOf(INTERVIEW, commandsOf(200, 2_000)))
    const changes = frames.filter(({ board }) => board && !board.fresh && 'set' in (board.patches[0] ?? {}))
    const sizes = changes.map((frame) => bytesOf(['frame', frame]))
    const [early, late] = [sizes.slice(0, 200), sizes.slice(-200)]
    expect(Math.max(...late)).toBeLessThanOrEqual(1.2 * Math.max(...early))
  })
})

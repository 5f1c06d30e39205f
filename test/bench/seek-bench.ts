import { Playhead } from '@dryrun/client/replay/player/playhead.ts'
import { Track } from '@dryrun/client/replay/player/track.ts'
import type { Frame } from '@dryrun/shared/interview/frame.ts'
import type { View } from '@dryrun/shared/interview/view.ts'
import { diceOf } from '../support/domain/dice.ts'
import { idOf, shapeOf } from './drawing.ts'
import { type Row, rounded, spreadOf } from './statistics.ts'

const ELEMENTS = 1_000
const SEEKS = 300
const START = 1_800_000_000_000
const STEP_MS = 33

/** The time to load a recording and to seek in it, and the frames that a seek applies. */
export function benchSeek(lengths: readonly number[]): Row[] {
  return lengths.map((length) => {
    const frames = framesOf(length)
    const track = new Track()
    const began = performance.now()
    track.append(frames)
    const loaded = performance.now() - began
    const playhead = new Playhead(track)
    const dice = diceOf(length)
    const seeks = Array.from({ length: SEEKS }, () => {
      const before = playhead.applied
      const from = performance.now()
      playhead.moveTo(START + dice.below(length) * STEP_MS)
      playhead.takeChanged()
      return { ms: performance.now() - from, applied: playhead.applied - before }
    })
    const times = spreadOf(seeks.map(({ ms }) => ms))
    return {
      what: `${length} frames over ${ELEMENTS} elements`,
      'take in, ms': rounded(loaded, 0),
      'seek p50, ms': rounded(times.p50),
      'seek p99, ms': rounded(times.p99),
      'longest, ms': rounded(Math.max(...seeks.map(({ ms }) => ms))),
      'most frames applied': Math.max(...seeks.map(({ applied }) => applied)),
    }
  })
}

function framesOf(length: number): Frame[] {
  const view = { lens: 'candidate', interview: { stage: 'round' } } as View
  const moved = (n: number) => ({ x: n * 1.37, y: n * 0.73 })
  return Array.from({ length }, (_, n): Frame => {
    const id = idOf(n % ELEMENTS)
    const patch =
      n < ELEMENTS ? { id, element: { ...shapeOf('rectangle'), id, ...moved(n) } as never } : { id, set: moved(n) }
    const frame = { version: n + 1, at: START + n * STEP_MS, board: { round: 0, patches: [patch] } }
    return n ? frame : { ...frame, fresh: true, set: view, board: { ...frame.board, fresh: true } }
  })
}

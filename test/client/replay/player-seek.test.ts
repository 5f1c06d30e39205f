import { Player } from '@dryrun/client/replay/player/player.ts'
import { KEYFRAME_EVERY, Track } from '@dryrun/client/replay/player/track.ts'
import type { Board } from '@dryrun/shared/interview/board.ts'
import type { Frame } from '@dryrun/shared/interview/frame.ts'
import type { RecordingHead } from '@dryrun/shared/replay/recording.ts'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { commandsOf, logOf } from '../../bench/drawing.ts'
import { ada, bob, INTERVIEW, questionOf } from '../../support/domain/facts.ts'
import { recordingOfLog } from '../../support/domain/recordings.ts'
import { Rehearsal } from '../../support/domain/rehearsal.ts'
import { asSent, Replica } from '../../support/domain/tab.ts'
import { dated, wholeInterview } from '../../support/domain/whole-interview.ts'
import { HandClock } from '../../support/page/hand-clock.ts'

type Recording = { head: RecordingHead; frames: Frame[] }

function trackOf({ head, frames }: Recording): Track {
  const track = new Track()
  track.append(frames)
  track.finish(head.endedAt)
  return track
}

function playerOf(recording: Recording): Player {
  const player = new Player(recording.head, trackOf(recording), new HandClock())
  player.arrived()
  return player
}

function foldedTo({ frames }: Recording, at: number) {
  const replica = new Replica()
  for (const frame of frames) if (frame.at <= at) replica.apply(frame)
  return replica.screen
}

const screenOf = (player: Player) => asSent({ view: player.store.getState().view, board: [...player.board.elements()] })

let interview: Recording
let drawing: Recording
beforeAll(async () => {
  const questions = ['orders', 'search', 'chat'].map((id) => questionOf(id))
  const rehearsal = await Rehearsal.open({ questions })
  for (const { by, command } of wholeInterview(questions)) {
    rehearsal.now += 700
    await rehearsal.do(by, dated(command, rehearsal.room.interview))
  }
  interview = recordingOfLog(rehearsal.entries(), ada)
  drawing = recordingOfLog(logOf(INTERVIEW, commandsOf(60, 3_000)), bob)
})

describe('a seek', () => {
  it.each([
    ['an interview of three rounds', () => interview],
    ['a long drawing', () => drawing],
  ])('[PL1] a moment looks the same played, sought, forwards or back: %s', (_, recordingOf) => {
    const recording = recordingOf()
    const { startedAt, endedAt } = recording.head
    const player = playerOf(recording)
    const moments = fc.array(fc.integer({ min: startedAt, max: endedAt - 1 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(moments, (ats) => {
        for (const at of ats) player.seek(at)
        expect(screenOf(player)).toEqual(foldedTo(recording, ats.at(-1) ?? startedAt))
      }),
      { numRuns: 60 },
    )
  })

  it('[PL2] a seek applies no more frames than lie between two keyframes, however long the interview is', () => {
    const player = playerOf(drawing)
    const { startedAt, endedAt } = drawing.head
    expect(drawing.frames.length).toBeGreaterThan(5 * KEYFRAME_EVERY)
    const moments = Array.from({ length: 40 }, (_, n) => startedAt + ((n * 7_919) % 40) * ((endedAt - startedAt) / 40))
    for (const at of moments) {
      const before = player.applied
      player.seek(at)
      expect(player.applied - before).toBeLessThanOrEqual(KEYFRAME_EVERY)
    }
  })

  it('[PL3] who redraws only what is said to have changed has the whole board', () => {
    const player = playerOf(drawing)
    const { startedAt, endedAt } = drawing.head
    const canvas = new Map<string, unknown>()
    const redraw = (board: Board) => {
      const changed = player.takeChanged()
      for (const id of changed) {
        const element = board.get(id)
        if (element) canvas.set(id, asSent(element))
        else canvas.delete(id)
      }
      return changed.size
    }
    for (let n = 0; n < 60; n++) {
      player.seek(startedAt + ((n * 7_919) % 60) * ((endedAt - startedAt) / 60))
      redraw(player.board)
      expect(canvas).toEqual(new Map([...player.board.elements()].map((element) => [element.id, asSent(element)])))
    }
    player.seek(startedAt + 60_000)
    redraw(player.board)
    player.seek(startedAt + 60_033)
    expect(redraw(player.board)).toBe(1)
  })

  it('[PL4] other eyes go on at the same moment, and until it has come what was seen stays in sight', () => {
    const player = playerOf(interview)
    const moment = interview.head.startedAt + 20_000
    player.seek(moment)
    player.change(drawing.head, trackOf(drawing))
    expect(screenOf(player)).toEqual(foldedTo(drawing, moment))
    const track = new Track()
    player.change(interview.head, track)
    expect(player.store.getState().at).toBe(moment)
    expect(screenOf(player).view).toEqual(foldedTo(drawing, moment).view)
    track.append(interview.frames)
    player.arrived()
    expect(player.store.getState().at).toBe(moment)
    expect(screenOf(player)).toEqual(foldedTo(interview, moment))
  })
})

it('[PL5] what comes after the end of the interview is left to the report', () => {
  const player = playerOf(interview)
  player.seek(interview.head.endedAt)
  expect(player.store.getState().view?.interview.stage).toBe('round')
  expect(interview.frames.at(-1)?.at).toBeGreaterThan(interview.head.endedAt)
})

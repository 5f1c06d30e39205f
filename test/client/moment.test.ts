import { chapterAt, linkedMoment, linkTo, phaseAt, wordsAt } from '@dryrun/client/replay/player/moment.ts'
import { PointingLane } from '@dryrun/client/replay/player/pointing-lane.ts'
import { defaultPlan } from '@dryrun/shared/interview/terms.ts'
import type { Chapter, Pointing, RecordingHead } from '@dryrun/shared/replay/recording.ts'
import { describe, expect, it } from 'vitest'

const minute = 60_000
const start = 1_800_000_000_000

const chapterOf = (round: number, startedAt: number, parts: Partial<Chapter> = {}): Chapter => ({
  round,
  title: `Question ${round + 1}`,
  interviewer: 'ada',
  candidate: 'bob',
  startedAt,
  endedAt: startedAt + 30 * minute,
  pauses: [],
  visits: [
    { phase: 'intro', from: 0 },
    { phase: 'high-level', from: 10 * minute },
  ],
  ...parts,
})

const first = chapterOf(0, start, { pauses: [{ from: start + 5 * minute, to: start + 7 * minute }] })
const second = chapterOf(1, start + 40 * minute)
const head: RecordingHead = {
  interview: { id: 'interview', title: 'Friday', targetLevel: 'senior' },
  eyes: 'own',
  choices: ['own'],
  me: null,
  people: [],
  plan: defaultPlan,
  chapters: [first, second],
  markers: [],
  startedAt: start,
  endedAt: second.endedAt,
}

describe('a moment', () => {
  it('[PL13] a moment is called by the clock of its round and its phase, pauses left out', () => {
    expect(wordsAt(head, start + 6 * minute)).toBe('5:00, Introduction, round 1')
    expect(wordsAt(head, start + 12.5 * minute)).toBe('10:30, High-level design, round 1')
    expect(wordsAt(head, start + 35 * minute)).toBe('28:00, after the round, round 1')
    expect(wordsAt({ ...head, chapters: [second] }, second.startedAt + 1_000)).toBe('0:01, Introduction')
    expect(chapterAt(head.chapters, second.startedAt)).toBe(second)
    expect(phaseAt(head, first, first.endedAt + 1)).toBeUndefined()
  })

  it('[PL14] a link names a moment by the round’s clock, and leads to where all that is stamped with it has happened', () => {
    const moment = start + 16 * minute + 20_000
    const link = linkTo(head, moment + 400)
    expect(link).toEqual({ t: '14:20' })
    expect(linkedMoment(head, link)).toBe(moment + 999)
    expect(linkTo(head, second.startedAt + 61_000)).toEqual({ t: '1:01', r: 2 })
    expect(linkedMoment(head, { t: '1:01', r: 2 })).toBe(second.startedAt + 61_999)
  })

  it('[PL15] a link that names nothing there leads to a place that is: the beginning, or the end of its round', () => {
    expect(linkedMoment(head, {})).toBe(start)
    expect(linkedMoment(head, { t: 'soon' })).toBe(start)
    expect(linkedMoment(head, { r: 2 })).toBe(second.startedAt)
    expect(linkedMoment(head, { t: '99:00' })).toBe(first.endedAt)
    expect(linkedMoment(head, { t: '1:00', r: 9 })).toBe(start + minute + 999)
  })
})

describe('pointers', () => {
  const at = (ms: number, by: string, x: number | null): Pointing => ({
    at: start + ms,
    by,
    cursor: x === null ? null : [x, 0],
    viewport: { x: 0, y: 0, width: by === 'ada' ? 800 : 400, height: 300 },
  })
  const lane = new PointingLane()
  lane.append([at(0, 'ada', 0), at(250, 'ada', 100), at(300, 'bob', 7), at(5_000, 'ada', 200), at(6_000, 'ada', null)])

  it('[PL16] a pointer is where its owner had it, on the way between two samples of one movement', () => {
    expect(lane.at(start - 1)).toEqual({})
    expect(lane.at(start + 125).ada?.cursor).toEqual([50, 0])
    expect(lane.at(start + 2_000).ada?.cursor).toEqual([100, 0])
    expect(lane.at(start + 2_000).bob?.cursor).toEqual([7, 0])
    expect(lane.at(start + 6_500).ada?.cursor).toBeNull()
  })

  it('[PL17] the hand that moves most is the one to watch, and when all rest the one that moved last', () => {
    expect(lane.activeHand(start + 400)).toMatchObject({ by: 'ada', viewport: { width: 800 } })
    expect(lane.activeHand(start + 4_290)).toMatchObject({ by: 'bob' })
    expect(lane.activeHand(start + 4_800)).toMatchObject({ by: 'bob' })
    expect(lane.activeHand(start + 60_000)).toMatchObject({ by: 'ada' })
    expect(lane.activeHand(start - 1)).toBeUndefined()
  })
})

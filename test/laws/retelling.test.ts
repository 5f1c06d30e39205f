import type { InterviewerView, View } from '@dryrun/shared/interview/view.ts'
import type { Perspective } from '@dryrun/shared/replay/recording.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { Commotion } from '../support/domain/commotion.ts'
import { ada, bob, eve, questionOf, sam } from '../support/domain/facts.ts'
import { Rehearsal } from '../support/domain/rehearsal.ts'
import { replayed, screensOf, wrongInRecordings } from '../support/domain/replayed.ts'
import type { Tab } from '../support/domain/tab.ts'
import { dated, wholeInterview } from '../support/domain/whole-interview.ts'

const everyone = [ada, bob, sam, eve]
const questions = ['orders', 'search', 'chat'].map((id) => questionOf(id))

describe('a whole interview with swaps, watched again', () => {
  let rehearsal: Rehearsal
  const tabs = new Map<string, Tab>()
  beforeAll(async () => {
    rehearsal = await Rehearsal.open({ questions })
    for (const person of everyone) tabs.set(person, rehearsal.tab(person))
    for (const { by, command } of wholeInterview(questions)) {
      rehearsal.now += 1_000
      await rehearsal.do(by, dated(command, rehearsal.room.interview))
    }
  })
  const told = (person: string, eyes: Perspective) => {
    const recording = replayed(rehearsal.entries(), person, eyes)
    if (!recording) throw new Error(`${person} may not take ${eyes}`)
    return recording
  }
  /** A person's screen when the log reached `at`, without the frame of the end. */
  const liveAt = (person: string, at: number) => {
    const screens = screensOf(tabs.get(person)?.frames ?? [])
    const last = (tabs.get(person)?.frames ?? []).findLast((frame) => frame.at <= at)
    return screens.get(last?.version ?? 0)
  }

  it.each(everyone)('[RP1] one’s own recording is made of the very frames that one was sent live: %s', (person) => {
    const [first, ...others] = told(person, 'own').frames
    const live = (tabs.get(person)?.frames ?? []).filter(({ at }) => at >= (first?.at ?? 0))
    const end = live.findIndex(({ set }) => set?.interview?.stage === 'ended')
    expect(first?.fresh).toBe(true)
    const screens = screensOf(tabs.get(person)?.frames ?? [])
    expect(screensOf([first!]).get(first!.version)).toEqual(screens.get(live[0]!.version))
    // Replay versions count from the person's first view, room versions from their arrival.
    const before = first!.version - live[0]!.version
    expect(others).toEqual(live.slice(1, end).map((frame) => ({ ...frame, version: frame.version + before })))
  })

  it.each(everyone)('[RP2] a recording begins with everything, and its versions have no gaps: %s', (person) => {
    for (const eyes of told(person, 'own').head.choices) {
      const { frames, head } = told(person, eyes)
      expect(frames[0]).toMatchObject({ fresh: true, at: head.startedAt })
      expect(frames.map(({ version }) => version)).toEqual(frames.map((_, nth) => frames[0]!.version + nth))
      expect(frames.every(({ at }) => at >= head.startedAt && at <= head.endedAt)).toBe(true)
    }
  })

  const asks = (round: number) => (round === 1 ? bob : ada)

  it.each([ada, bob])(
    '[RP3] through the interviewer’s eyes one sees what whoever asked had on screen: %s',
    (person) => {
      const { frames } = told(person, 'interviewer')
      const screens = screensOf(frames)
      for (const { version, at } of lastOfEach(frames)) {
        const seen = screens.get(version)
        const view = seen?.view as InterviewerView
        const live = liveAt(asks(view.question.index), at)
        const own = asks(view.question.index) === person
        expect(own ? seen : withoutWords(seen)).toEqual(own ? live : withoutWords(live))
        expect(view.lens).toBe('interviewer')
      }
    },
  )

  it.each([ada, bob])(
    '[RP13] through the candidate’s eyes one sees what whoever answered had on screen: %s',
    (person) => {
      const { frames } = told(person, 'candidate')
      const screens = screensOf(frames)
      for (const { version, at } of lastOfEach(frames)) {
        const seen = screens.get(version)
        expect(seen).toEqual(liveAt(seen?.view?.me ?? '', at))
        expect(seen?.view?.lens).toBe('candidate')
      }
    },
  )

  /** Several frames can share a millisecond; the replay keeps only the last. */
  const lastOfEach = <T extends { at: number }>(frames: readonly T[]) =>
    frames.filter(({ at }, nth) => frames[nth + 1]?.at !== at)

  /** Omits what later edits can change; another rule covers that. */
  function withoutWords(screen: { view: View | undefined; board: unknown } | undefined) {
    const {
      ticks: _,
      flags: __,
      notes: ___,
      scores: ____,
      evidence: _____,
      ...view
    } = (screen?.view ?? {}) as InterviewerView
    return { view, board: screen?.board }
  }

  it('[RP4] chapters tell the rounds as they were played, and each marker lies in its own', () => {
    const { head } = told(bob, 'interviewer')
    expect(head.chapters.map(({ round, title, interviewer }) => [round, title, interviewer])).toEqual([
      [0, 'About orders', ada],
      [1, 'About search', bob],
      [2, 'About chat', ada],
    ])
    expect(head.chapters.at(-1)?.endedAt).toBe(head.endedAt)
    expect(head.chapters.every(({ pauses, visits }) => pauses.length === 1 && visits.length === 2)).toBe(true)
    for (const { round, at } of head.markers) {
      const chapter = head.chapters[round]
      expect(at).toBeGreaterThanOrEqual(chapter?.startedAt ?? Number.POSITIVE_INFINITY)
      expect(at).toBeLessThanOrEqual(chapter?.endedAt ?? 0)
    }
    expect(head.markers.map(({ at }) => at)).toEqual(head.markers.map(({ at }) => at).toSorted((a, b) => a - b))
  })

  it('[RP4] a marker says what happened, through the eyes that saw it', () => {
    const kindsOf = (person: string, eyes: Perspective, round: number) =>
      [
        ...new Set(
          told(person, eyes)
            .head.markers.filter((each) => each.round === round)
            .map(({ kind }) => kind),
        ),
      ].sort()
    const shown = ['curveball', 'fact', 'followUp', 'hint']
    expect(kindsOf(eve, 'own', 0)).toEqual(shown)
    expect(kindsOf(sam, 'own', 0)).toEqual([...shown, 'evidence', 'flag', 'note', 'point'].sort())
    expect(kindsOf(bob, 'candidate', 0)).toEqual([...shown, 'change', 'evidence'].sort())
    expect(kindsOf(bob, 'own', 0)).toEqual([...shown, 'change', 'evidence'].sort())
    expect(kindsOf(bob, 'interviewer', 0)).toEqual([...shown, 'change', 'evidence', 'flag', 'point'].sort())
    expect(kindsOf(ada, 'interviewer', 1)).toEqual([...shown, 'change', 'evidence', 'flag', 'note', 'point'].sort())
    expect(kindsOf(ada, 'own', 0)).toEqual([...shown, 'change', 'evidence', 'flag', 'note', 'point'].sort())
    const followUp = told(ada, 'own').head.markers.find(({ kind }) => kind === 'followUp')
    expect(followUp).toMatchObject({ round: 0, words: 'ask 1', ref: 'f1' })
    const seenByBob = told(bob, 'candidate').head.markers.filter(({ kind }) => shown.includes(kind))
    expect(seenByBob.every(({ ref }) => ref === null)).toBe(true)
  })
})

describe('any interview at all', () => {
  it('[RP11] is told again as it was seen, and tells nobody else’s secrets', { timeout: 120_000 }, async () => {
    let ended = 0
    for (let seed = 1; seed <= 30; seed++) {
      const commotion = await Commotion.open(seed)
      for (let step = 0; step < 200; step++) await commotion.step()
      await commotion.calmDown()
      const entries = commotion.rehearsal.entries()
      const wrong = everyone.flatMap((person) => wrongInRecordings(entries, person))
      expect({ seed, wrong }).toEqual({ seed, wrong: [] })
      ended += entries.some(({ event }) => event.type === 'interviewEnded') ? 1 : 0
    }
    expect(ended).toBeGreaterThan(10)
  })
})

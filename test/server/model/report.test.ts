import type { Event } from '@dryrun/server/core/events.ts'
import { designRubric } from '@dryrun/server/core/rubric/design-rubric.ts'
import { Board } from '@dryrun/shared/interview/board.ts'
import { ReportView } from '@dryrun/shared/report/report-view.ts'
import { describe, expect, it } from 'vitest'
import { ada, bob, box, eve, inRoundOne, sam } from '../../support/domain/facts.ts'
import { type Happened, MINUTE } from '../../support/domain/given.ts'
import { answered, id, judged } from '../../support/domain/papers.ts'
import {
  after,
  by,
  drawn,
  end,
  given,
  papers,
  roundAfter,
  sealBroken,
  toldOf,
} from '../../support/domain/told-report.ts'

describe('who reads a report', () => {
  it('[RT1] there is no report before the seal is broken, and after that for the two players alone', () => {
    const almost = toldOf([...inRoundOne, ...end, ...papers.slice(0, -1)])
    for (const person of [ada, bob, sam, eve]) expect(almost.reportFor(person)).toBeUndefined()
    const broken = after()
    for (const person of [ada, bob]) expect(broken.reportFor(person)?.rounds).toHaveLength(1)
    for (const person of [sam, eve, 'stranger']) expect(broken.reportFor(person)).toBeUndefined()
  })

  it('[RT1] whoever reads is spoken to, in a report for others nobody', () => {
    expect(after().reportFor(bob)?.rounds[0]).toMatchObject({
      interviewer: { name: 'Ada', you: false },
      candidate: { name: 'Bob', you: true },
    })
    expect(after().reportFor(bob, [], false)?.rounds[0]?.candidate).toEqual({ name: 'Bob', you: false })
  })

  it('[RT2] notes are in it for their author, and for others where they were shared', () => {
    const note: Happened = [ada, { type: 'noteWritten', round: 0, noteId: id(1), text: 'unsure', tags: ['late'] }]
    const notes = { ada: after(note).reportFor(ada), bob: after(note).reportFor(bob) }
    expect(notes.ada?.rounds[0]?.notes).toEqual([{ clock: MINUTE, text: 'unsure', tags: ['late'] }])
    expect(notes.bob?.rounds[0]?.notes).toEqual([])
    const shared = [...inRoundOne, note, ...end, judged(0, { shareNotes: true }), ...papers.slice(1)]
    expect(toldOf(shared).reportFor(bob)?.rounds[0]?.notes).toHaveLength(1)
  })

  it('[RT3] every report has the form that is checked when one is brought from elsewhere', () => {
    const report = after(...by(ada, given('deep-dive', 2)), drawn(bob, { id: 'a', element: box('a') })).reportFor(ada)
    expect(ReportView.parse(JSON.parse(JSON.stringify(report)))).toEqual(report)
  })
})

describe('what it says', () => {
  it('[RT4] minutes are those of the running clock, every visit to a phase counted, against the plan', () => {
    const { phases, length } = roundAfter(
      ...by(ada, { type: 'phaseMoved', phase: 'high-level' }, { type: 'paused' }, { type: 'resumed' }),
      ...by(ada, { type: 'phaseMoved', phase: 'intro' }, { type: 'phaseMoved', phase: 'high-level' }),
    )
    expect(length).toBe(5 * MINUTE)
    expect(phases.find(({ name }) => name === 'Introduction')).toEqual({
      name: 'Introduction',
      planned: 2 * MINUTE,
      spent: 2 * MINUTE,
    })
    expect(phases.find(({ name }) => name === 'High-level design')?.spent).toBe(3 * MINUTE)
    expect(phases.find(({ name }) => name === 'Close')?.spent).toBe(0)
  })

  it('[RT5] a follow-up stands there with what it tests, a hint with its rung, and apart from them what was not used', () => {
    const { shown, script } = roundAfter(
      ...by(ada, { type: 'followUpAsked', followUpId: 'f2' }, { type: 'hintGiven', hintId: 'h1' }),
    )
    expect(shown).toEqual([
      {
        kind: 'followUp',
        step: null,
        clock: MINUTE,
        text: 'ask 2',
        behind: { tests: 'tests 2', goodAnswer: 'good 2' },
      },
      { kind: 'hint', step: 'nudge', clock: 2 * MINUTE, text: 'nudge', behind: null },
    ])
    expect(script?.unused.map(({ step, text }) => step ?? text)).toEqual([
      'ask 1',
      'ask 3',
      'lead',
      'show',
      'ten times the load',
    ])
  })

  it('[RT6] each point of the framework was heard in some way at some moment, or not at all', () => {
    const { coverage, script } = roundAfter(
      ...by(ada, { type: 'pointTicked', pointId: 'p1', how: 'hinted' }),
      ...by(ada, { type: 'pointTicked', pointId: 'p2', how: 'unprompted' }, { type: 'flagRaised', flagId: 'r2' }),
    )
    expect(coverage).toMatchObject({ unprompted: 1, prompted: 0, hinted: 1, unheard: 4 })
    expect(script?.points.slice(0, 3).map(({ heard }) => heard)).toEqual([
      { clock: MINUTE, how: 'hinted' },
      { clock: 2 * MINUTE, how: 'unprompted' },
      null,
    ])
    expect(script?.flags).toEqual([{ clock: 3 * MINUTE, flag: 'flag 2', because: 'because 2' }])
  })

  it('[RT7] what to study next are the two dimensions scored lowest, the weightier first, with the author’s drills', () => {
    const { study } = roundAfter(
      ...by(ada, given('estimation', 1), given('deep-dive', 2), given('communication', 2), given('requirements', 3)),
    )
    expect(study.map(({ name, level, drills }) => [name, level, drills])).toEqual([
      ['Estimation', 1, []],
      ['Deep dive', 2, ['drill 1', 'drill 2']],
    ])
    expect(study[1]?.next).toBe(designRubric.find(({ id: each }) => each === 'deep-dive')?.anchors[2])
  })

  it('[RT7] what was best or not scored is not weak, nor is a question’s own criterion', () => {
    const { study } = roundAfter(...by(ada, given('deep-dive', 4), given('estimation', null), given('own-orders', 1)))
    expect(study).toEqual([])
  })

  it('[RT8] scores are compared with those of the last earlier round that the same candidate answered', () => {
    const elsewhere = [
      { startedAt: -5, levels: { 'deep-dive': 1 as const } },
      { startedAt: -2, levels: { 'deep-dive': 2 as const } },
      { startedAt: 1e12, levels: { 'deep-dive': 4 as const } },
    ]
    const story = after(...by(ada, given('deep-dive', 3)))
    const previous = (reader: string) =>
      story.reportFor(reader, elsewhere)?.rounds[0]?.scores.find((row) => row.id === 'deep-dive')?.previous
    expect(previous(bob)).toBe(2)
    // Ada must not see results of Bob's other interviews.
    expect(previous(ada)).toBeNull()
  })

  it('[RT8] an earlier round of the same interview counts, for either reader', () => {
    const answersAgain: readonly Happened[] = [
      [ada, { type: 'roundFinished', nextInterviewer: 'host' }],
      [ada, { type: 'roundStarted', round: 1 }],
    ]
    const both = [judged(0), answered(0)].map(([who, event]): Happened => [who, { ...event, round: 1 } as Event])
    const story = toldOf([
      ...inRoundOne,
      ...by(ada, given('deep-dive', 2)),
      ...answersAgain,
      ...end,
      judged(),
      answered(),
      ...both,
      sealBroken,
    ])
    for (const reader of [ada, bob])
      expect(story.reportFor(reader)?.rounds[1]?.scores.find((row) => row.id === 'deep-dive')?.previous).toBe(2)
  })
})

describe('its boards', () => {
  const boardsOf = (...played: readonly Happened[]) => {
    const board = new Board()
    return roundAfter(...played).boards.map(({ phase, clock, patches }) => {
      board.apply(patches)
      const seen = [...board.elements()].filter(({ isDeleted }) => !isDeleted)
      return { phase, clock, seen: seen.map(({ id: each, x }) => `${each}${x}`), changed: patches.length }
    })
  }

  it('[RT9] it has the board as it was at the end of each phase, and last as it was left', () => {
    expect(
      boardsOf(
        drawn(bob, { id: 'a', element: box('a') }),
        ...by(ada, { type: 'phaseMoved', phase: 'requirements' }),
        drawn(bob, { id: 'b', element: box('b') }, { id: 'a', set: { x: 7 } }),
        ...by(ada, { type: 'phaseMoved', phase: 'estimates' }, { type: 'phaseMoved', phase: 'high-level' }),
        drawn(ada, { id: 'a', set: { isDeleted: true } }),
      ),
    ).toEqual([
      { phase: 'Introduction', clock: 2 * MINUTE, seen: ['a0'], changed: 1 },
      { phase: 'Requirements', clock: 4 * MINUTE, seen: ['a7', 'b0'], changed: 2 },
      { phase: 'Estimates that steer the design', clock: 5 * MINUTE, seen: ['a7', 'b0'], changed: 0 },
      { phase: 'High-level design', clock: 7 * MINUTE, seen: ['b0'], changed: 1 },
    ])
  })

  it('[RT9] a phase that was visited twice counts as it was left the last time, and what was erased can come back', () => {
    expect(
      boardsOf(
        drawn(bob, { id: 'a', element: box('a') }),
        ...by(ada, { type: 'phaseMoved', phase: 'requirements' }),
        drawn(bob, { id: 'a', set: { isDeleted: true } }),
        ...by(ada, { type: 'phaseMoved', phase: 'intro' }),
        drawn(bob, { id: 'a', set: { isDeleted: false, x: 3 } }),
      ),
    ).toEqual([
      { phase: 'Requirements', clock: 4 * MINUTE, seen: [], changed: 0 },
      { phase: 'Introduction', clock: 6 * MINUTE, seen: ['a3'], changed: 1 },
    ])
  })

  it('[RT9] work that arrived after the end of its round is on the last board', () => {
    const late = toldOf([...inRoundOne, ...end, drawn(bob, { id: 'a', element: box('a') }), ...papers])
    expect(late.reportFor(ada)?.rounds[0]?.boards.at(-1)?.patches).toHaveLength(1)
  })
})

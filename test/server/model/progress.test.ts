import { fold } from '@dryrun/server/core/log-fold.ts'
import { driftOf } from '@dryrun/server/progress/model/drift.ts'
import type { HeldRound } from '@dryrun/server/progress/model/held-round.ts'
import { progressOf } from '@dryrun/server/progress/model/progress.ts'
import { median, rangeOf } from '@dryrun/server/progress/model/range.ts'
import { roundResults } from '@dryrun/server/progress/model/round-results.ts'
import { ProgressReply } from '@dryrun/shared/api/progress.ts'
import type { Level } from '@dryrun/shared/interview/terms.ts'
import { rangeWindow } from '@dryrun/shared/limits.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ada, ended, inRoundOne } from '../../support/domain/facts.ts'
import { logOf } from '../../support/domain/given.ts'
import { DAY, given, held, past, resultsWith } from '../../support/domain/held-rounds.ts'
import { answered, judged } from '../../support/domain/papers.ts'

const candidate = (...rounds: HeldRound[]) => progressOf(past(rounds)).asCandidate
const levels = (...each: Level[]) => each.map((level, index) => held(index + 1, { 'deep-dive': level }))
const deepDive = (rounds: readonly HeldRound[]) => candidate(...rounds).levels[0]?.dimensions[0]

describe('how scores go over time', () => {
  it('[PG7] a score is told with the range of the last five, and of fewer than three there is none', () => {
    const points = deepDive(levels(1, 3, 2, 4, 3, 4, 4))?.points ?? []
    expect(points.map(({ level }) => level)).toEqual([1, 3, 2, 4, 3, 4, 4])
    expect(points.map(({ range }) => range)).toEqual([
      null,
      null,
      { low: 1, mid: 2, high: 3, of: 3 },
      { low: 1, mid: 2.5, high: 4, of: 4 },
      { low: 1, mid: 3, high: 4, of: 5 },
      { low: 2, mid: 3, high: 4, of: 5 },
      { low: 2, mid: 4, high: 4, of: 5 },
    ])
  })

  it('[PG7] a range lies between the least and the greatest of what it was made of, its middle within', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4 })), (values) => {
        const range = rangeOf(values)
        const window = values.slice(-rangeWindow)
        if (!range) return values.length < 3
        const inside = range.low <= range.mid && range.mid <= range.high
        return (
          inside && range.low === Math.min(...window) && range.high === Math.max(...window) && range.of <= rangeWindow
        )
      }),
    )
    expect([median([]), median([3]), median([4, 1])]).toEqual([0, 3, 2.5])
  })

  it('[PG8] each target level has a course of its own, with its calls', () => {
    const staff = held(
      9,
      { 'deep-dive': 1 },
      { targetLevel: 'staff', results: resultsWith({ 'deep-dive': 1 }, { call: 2 }) },
    )
    const found = candidate(...levels(3, 3), staff).levels
    expect(found.map(({ targetLevel, calls }) => [targetLevel, calls.map(({ call }) => call)])).toEqual([
      ['senior', [3, 3]],
      ['staff', [2]],
    ])
    expect(found.map(({ dimensions }) => dimensions[0]?.points.length)).toEqual([2, 1])
  })

  it('[PG9] a question that one knew, from either chair or a retry, is in the history and counts for nothing over time', () => {
    const asked = held(1, { 'deep-dive': 2 }, { role: 'interviewer', question: 'small/same' })
    const knew = held(2, { 'deep-dive': 4 }, { question: 'small/same' })
    const again = held(3, {}, { results: resultsWith({ 'deep-dive': 4 }, { again: true }) })
    const fresh = held(4, { 'deep-dive': 1 })
    const { history, asCandidate } = progressOf(past([asked, knew, again, fresh]))
    expect(history.map(({ at, known }) => [at / DAY, known])).toEqual([
      [4, false],
      [3, true],
      [2, true],
      [1, false],
    ])
    expect(asCandidate.levels[0]?.dimensions[0]?.points.map(({ level }) => level)).toEqual([1])
  })

  it('[PG10] one’s own scores are told beside those received, and minutes of a phase beside the plan', () => {
    const { levels: courses, phases } = candidate(...levels(1, 2, 4))
    expect(courses[0]?.dimensions[0]?.selfAbove).toEqual({ low: -1, mid: 1, high: 2, of: 3 })
    expect(phases).toMatchObject([{ id: 'intro', planned: 120_000, usual: { low: 180_000, high: 180_000, of: 3 } }])
    expect(phases[0]?.points).toHaveLength(3)
  })

  it('[PG11] it comes out the same in whatever order the rounds are handed over, and has the form that is sent', () => {
    const rounds = [
      ...levels(1, 3, 2, 4, 3),
      held(6, { estimation: 2 }, { role: 'interviewer' }),
      held(7, {}, { results: null }),
      held(5, { communication: 2 }, { round: 1, question: 'small/other' }),
    ]
    const told = progressOf(past(rounds))
    expect(ProgressReply.parse(told)).toEqual(told)
    fc.assert(
      fc.property(fc.shuffledSubarray(rounds, { minLength: rounds.length }), (shuffled) => {
        expect(progressOf(past(shuffled))).toEqual(told)
      }),
    )
  })

  it('[PG12] a round that is still sealed shows nothing that was judged', () => {
    const [row] = progressOf(past([held(1, {}, { results: null })])).history
    expect(row).toMatchObject({ state: 'sealed', call: null, mean: null, rating: null })
    expect(progressOf(past([held(1, {}, { results: null, endedAt: null })])).history[0]?.state).toBe('running')
    const alone = held(1, {}, { results: null, isUnsealed: true })
    expect(progressOf(past([alone])).history[0]).toMatchObject({ state: 'unreviewed', call: null })
  })

  it('[PG12] what a row may hold is nothing until all papers are in', () => {
    const interview = fold(logOf(ended))
    expect(roundResults(interview, interview.rounds[0]!)).toBeUndefined()
    // Both judged the first round but not the second; the seal covers all rounds.
    const halfway = fold(logOf([...ended, judged(), answered()]))
    expect(roundResults(halfway, halfway.rounds[0]!)).toBeUndefined()
    const broken = { ...halfway, sealed: false }
    expect([0, 1].map((index) => roundResults(broken, broken.rounds[index]!)?.call)).toEqual([3, undefined])
    const running = fold(logOf([...inRoundOne, [ada, { type: 'said', text: 'hello' }]]))
    expect(roundResults({ ...running, sealed: false }, running.rounds[0]!)).toBeUndefined()
  })
})

describe('what to study next', () => {
  const study = (rounds: readonly HeldRound[], ticks: Parameters<typeof progressOf>[0]['ticks'] = []) =>
    progressOf({ ...past(rounds), ticks }).asCandidate.study

  it('[PG13] what to study are the two dimensions lowest over the last five rounds, the weightier first of equal ones', () => {
    const round = (nth: number, deep: Level, rest: Level) =>
      held(nth, { 'deep-dive': deep, estimation: rest, communication: rest, requirements: 4 })
    expect(study([round(1, 3, 2)]).map(({ dimension }) => dimension)).toEqual(['communication', 'estimation'])
    const changed = [round(1, 4, 1), ...[2, 3, 4, 5, 6].map((nth) => round(nth, 2, 3))]
    expect(study(changed).map(({ dimension }) => dimension)).toEqual(['deep-dive', 'communication'])
    expect(study([held(1, { requirements: 4 })])).toEqual([])
  })

  it('[PG14] one comes back to it 1, 3, 7 and 14 days after the interview, and a step that is ticked is done', () => {
    const weak = held(2, { 'deep-dive': 2 })
    const { interviewId, round } = weak
    const [item] = study([weak], [{ interviewId, round, dimension: 'deep-dive', step: 0, at: 5 }])
    const days = item?.steps.map(({ due }) => (due - (weak.endedAt ?? 0)) / DAY)
    expect(days).toEqual([1, 3, 7, 14])
    expect(item?.steps.map(({ done }) => done)).toEqual([5, null, null, null])
    expect(item).toMatchObject({ level: 2, drills: ['practice deep-dive'], next: expect.any(String) })
  })

  it('[PG14] another interview that shows it again begins anew, and ticks stay with the round they were for', () => {
    const [first, second] = [held(2, { 'deep-dive': 2 }), held(9, { 'deep-dive': 1 })]
    const ticks = [{ interviewId: first.interviewId, round: 0, dimension: 'deep-dive' as const, step: 0, at: 5 }]
    const [item] = study([first, second], ticks)
    expect(item?.at).toBe(second.startedAt)
    expect(item?.steps.every(({ done }) => done === null)).toBe(true)
  })
})

describe('as an interviewer', () => {
  const questions = ['a', 'b', 'c', 'd', 'e']
  const mine = (level: Level) => questions.map((question) => given('ada', question, { 'deep-dive': level }))
  const theirs = (...each: Level[]) =>
    questions.flatMap((question) =>
      each.map((level, index) => given(`other ${index}`, question, { 'deep-dive': level })),
    )

  it('[PG15] ratings are told in order with the range of the last five', () => {
    const rounds = [5, 3, 4].map((rating, index) =>
      held(index + 1, {}, { role: 'interviewer', results: resultsWith({}, { rating }) }),
    )
    const { ratings } = progressOf(past(rounds)).asInterviewer
    expect(ratings.points.map(({ rating }) => rating)).toEqual([5, 3, 4])
    expect(ratings.usual).toEqual({ low: 3, mid: 4, high: 5, of: 3 })
    const alone = held(9, {}, { role: 'interviewer', results: resultsWith({}, { rating: null }) })
    expect(progressOf(past([...rounds, alone])).asInterviewer.ratings).toEqual(ratings)
  })

  it('[PG16] nothing is said of strictness before five questions and three others are in it', () => {
    expect(driftOf(mine(2), theirs(3, 3))).toMatchObject({ questions: 5, others: 2, found: null })
    expect(driftOf(mine(2).slice(1), theirs(3, 3, 3))).toMatchObject({ questions: 4, others: 3, found: null })
    expect(driftOf(mine(2), theirs(3, 3, 3)).found).not.toBeNull()
    // Repeated rounds on one question count as one question.
    expect(driftOf(new Array(20).fill(mine(2)[0]), theirs(3, 3, 3))).toMatchObject({ questions: 1, found: null })
  })

  it('[PG17] strict or mild is called only what lies outside of what chance does', () => {
    const verdict = (...args: Parameters<typeof driftOf>) => driftOf(...args).found?.verdict
    expect(verdict(mine(2), theirs(3, 3, 3))).toBe('stricter')
    expect(verdict(mine(4), theirs(3, 3, 3))).toBe('milder')
    expect(verdict(mine(3), theirs(3, 3, 3))).toBe('alike')
    const wild = ([1, 4, 1, 4, 2] as const).map((level, n) => given('ada', questions[n]!, { 'deep-dive': level }))
    const found = driftOf(wild, theirs(3, 3, 3)).found
    expect(found?.verdict).toBe('alike')
    expect(found?.difference).toBeCloseTo(-0.6)
    // Differences -2, 1, -2, 1, -1: standard deviation 1.517, standard error 0.678, t factor 2.777 (4 degrees of
    // freedom).
    expect(found?.high).toBeCloseTo(-0.6 + 2.777 * 0.6782, 2)
  })

  it('[PG17] only the same question at the same target level is compared, and each other person counts once', () => {
    const staff = theirs(1, 1, 1).map((each) => ({ ...each, targetLevel: 'staff' as const }))
    expect(driftOf(mine(3), staff)).toMatchObject({ questions: 0, others: 0 })
    const often = [...theirs(1, 4, 4), ...theirs(1), ...theirs(1)]
    expect(driftOf(mine(3), often).found?.difference).toBeCloseTo(0)
  })
})

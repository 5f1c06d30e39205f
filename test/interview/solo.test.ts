import { type Cue, cuesOf, dueIn, nextDueAt } from '@dryrun/server/core/solo-schedule.ts'
import { SYSTEM } from '@dryrun/server/core/system-commands.ts'
import { defaultPlan, discussionPlan } from '@dryrun/shared/interview/terms.ts'
import { describe, expect, it } from 'vitest'
import { alone, aloneEnded, aloneInRound, reviewed, soloQuestion } from '../support/domain/alone.ts'
import { ada, bob, inRoundOne, sam } from '../support/domain/facts.ts'
import { given, type Happened, MINUTE, storyOf } from '../support/domain/given.ts'
import { asCandidate, asInterviewer, oneRound } from '../support/domain/papers.ts'

const { script } = soloQuestion
const minutesOf = (cues: readonly Cue[], type: Cue['event']['type']): number[] =>
  cues.flatMap(({ clock, event }) => (event.type === type ? [clock / MINUTE] : []))
const asking = (count: number) => ({
  facts: [],
  followUps: Array.from({ length: count }, (_, n) => ({ ...script.followUps[0]!, id: `f${n + 1}` })),
})
const told = ['k1', 'k2', 'k3'].map((factId) => ({ type: 'factTold' as const, factId }))
const start = 2 * MINUTE
const { comment: _, rating: __, ...paper } = asCandidate()
const ownPaper = { ...paper, comment: '' }
const ownIn: Happened = [ada, { ...ownPaper, type: 'candidateHandedIn' }]

describe('the course of a solo round', () => {
  it('[SO1] each phase begins when the plan has spent those before it', () => {
    const cues = cuesOf(defaultPlan, script)
    expect(minutesOf(cues, 'phaseMoved')).toEqual([2, 8, 12, 17, 29, 40, 44])
    expect(cues.flatMap(({ event }) => (event.type === 'phaseMoved' ? [event.phase] : []))).toEqual(
      defaultPlan.slice(1).map(({ id }) => id),
    )
  })

  it('[SO2] follow-ups come in the script’s order, evenly over the deep dive and the trade-offs, and the changed requirement near the middle of the deep dive', () => {
    const cues = cuesOf(defaultPlan, asking(10))
    expect(minutesOf(cues, 'followUpAsked')).toEqual([30.25, 32.75, 37.75, 40.25, 42.75])
    expect(minutesOf(cues, 'curveballDropped')).toEqual([35.25])
    const asked = cues.flatMap(({ event }) => (event.type === 'followUpAsked' ? [event.followUpId] : []))
    expect(asked).toEqual(['f1', 'f2', 'f3', 'f4', 'f5'])
  })

  it('[SO2] a plan without those phases is probed in its second half', () => {
    const cues = cuesOf([{ id: 'talk', name: 'Talk', minutes: 24 }], asking(10))
    expect(minutesOf(cues, 'followUpAsked')).toEqual([13, 15, 19, 21, 23])
    expect(minutesOf(cues, 'curveballDropped')).toEqual([17])
  })

  it('[SO3] the beat of the questions does not tell how many the script holds', () => {
    const all = minutesOf(cuesOf(defaultPlan, asking(10)), 'followUpAsked')
    for (const count of [1, 2, 3, 4, 5, 9])
      expect(minutesOf(cuesOf(defaultPlan, asking(count)), 'followUpAsked')).toEqual(all.slice(0, count))
  })

  it('[SO26] the facts come at the end of the requirements, in a discussion at the end of framing, and none that gives a point away', () => {
    const facts = script.facts.map((fact, n) => (n === 1 ? { ...fact, impliesSecret: true } : fact))
    const kept = { ...script, facts }
    expect(minutesOf(cuesOf(defaultPlan, kept), 'factTold')).toEqual([8, 8])
    expect(minutesOf(cuesOf(discussionPlan, kept), 'factTold')).toEqual([7, 7])
    const events = cuesOf(defaultPlan, kept).map(({ event }) => event)
    expect(events.flatMap((event) => (event.type === 'factTold' ? [event.factId] : []))).toEqual(['k1', 'k3'])
    const last = events.findIndex((event) => event.type === 'factTold' && event.factId === 'k3')
    expect(events[last + 1]).toEqual({ type: 'phaseMoved', phase: 'estimates' })
  })

  it('[SO26] a plan without such a phase, or that ends with it, gives them after a sixth of its time', () => {
    const phase = (id: string, minutes: number) => ({ id, name: id, minutes })
    expect(minutesOf(cuesOf([phase('talk', 24)], script), 'factTold')).toEqual([4, 4, 4])
    expect(minutesOf(cuesOf([phase('requirements', 30)], script), 'factTold')).toEqual([5, 5, 5])
    expect(minutesOf(cuesOf([], script), 'factTold')).toEqual([0, 0, 0])
  })

  it('[SO4] what is due is done once, in its order, and late rather than never', () => {
    const { interview } = storyOf(aloneInRound)
    expect(dueIn(interview, start + 2 * MINUTE - 1)).toEqual([])
    expect(dueIn(interview, start + 8 * MINUTE)).toEqual([
      { type: 'phaseMoved', phase: 'requirements' },
      ...told,
      { type: 'phaseMoved', phase: 'estimates' },
    ])
    const moved: readonly Happened[] = [
      ...aloneInRound,
      [SYSTEM, { type: 'phaseMoved', phase: 'requirements' }],
      [SYSTEM, told[1]!],
    ]
    expect(dueIn(storyOf(moved).interview, start + 8 * MINUTE)).toEqual([
      ...told.filter(({ factId }) => factId !== 'k2'),
      { type: 'phaseMoved', phase: 'estimates' },
    ])
    given(...aloneInRound)
      .when(SYSTEM, { type: 'conductSolo' })
      .then(...cuesOf(defaultPlan, script).map(({ event }) => event))
    const done = cuesOf(defaultPlan, script).map(({ event }): Happened => [SYSTEM, event])
    given(...aloneInRound, ...done)
      .when(SYSTEM, { type: 'conductSolo' })
      .then()
    expect(nextDueAt(storyOf([...aloneInRound, ...done]).interview)).toBeUndefined()
  })

  it('[SO5] nothing comes while the clock stands still, and all that follows comes later by as long', () => {
    const paused: readonly Happened[] = [...aloneInRound, [ada, { type: 'paused' }]]
    const running: readonly Happened[] = [...paused, [ada, { type: 'resumed' }]]
    expect(nextDueAt(storyOf(aloneInRound).interview)).toBe(start + 2 * MINUTE)
    expect(nextDueAt(storyOf(paused).interview)).toBeUndefined()
    expect(dueIn(storyOf(paused).interview, start + 100 * MINUTE)).toEqual([])
    expect(nextDueAt(storyOf(running).interview)).toBe(start + 3 * MINUTE)
  })

  it('[SO6] where two people sit nothing comes by itself', () => {
    for (const past of [inRoundOne, alone, aloneEnded])
      given(...past)
        .when(SYSTEM, { type: 'conductSolo' })
        .then()
  })
})

describe('somebody alone', () => {
  it('[SO7] who is alone starts the round without waiting for anybody', () => {
    expect(given(...alone).seenBy(ada)).toMatchObject({ lens: 'candidate', interview: { solo: true } })
    const decision = given(...alone).when(ada, { type: 'startRound' })
    decision.then({ type: 'roundStarted', round: 0 }, expect.objectContaining({ type: 'boardChanged', round: 0 }))
  })

  it('[SO8] hints come when they are asked for, in their order, and only to who is alone', () => {
    const hinted = ['h1', 'h2', 'h3'].map((hintId): Happened => [SYSTEM, { type: 'hintGiven', hintId }])
    hinted.forEach(([, event], given_) => {
      given(...aloneInRound, ...hinted.slice(0, given_))
        .when(ada, { type: 'askForHint' })
        .then(event)
    })
    given(...aloneInRound, ...hinted)
      .when(ada, { type: 'askForHint' })
      .refused('noMoreHints')
    for (const person of [ada, bob])
      given(...inRoundOne)
        .when(person, { type: 'askForHint' })
        .refused('notYours')
  })

  it('[SO9] beside who is alone there is one seat, and it is free from the end on', () => {
    const take = (past: readonly Happened[], seat: 'guest' | 'shadow') =>
      given(...past).when(bob, { type: 'takeSeat', seat, name: 'Bob' })
    take(alone, 'guest').refused('notReviewable')
    take(aloneInRound, 'guest').refused('notReviewable')
    take(aloneEnded, 'shadow').refused('soloSeats')
    take(aloneEnded, 'guest').then({ type: 'seatTaken', seat: 'guest', name: 'Bob' })
    given(...reviewed)
      .when(sam, { type: 'takeSeat', seat: 'guest', name: 'Sam' })
      .refused('seatTaken')
  })

  it('[SO10] who was alone rates nobody, and where somebody interviewed a rating is asked for', () => {
    given(...aloneEnded)
      .when(ada, { ...asCandidate(), comment: '' })
      .then(ownIn[1])
    given(...aloneEnded)
      .when(ada, ownPaper)
      .then(ownIn[1])
    given(...oneRound)
      .when(bob, ownPaper)
      .refused('ratingMissing')
  })

  it('[SO11] who was alone may look at the script once their own scores are in, but not at a review before it is handed in', () => {
    const writing: readonly Happened[] = [
      ...reviewed,
      [bob, { type: 'scored', round: 0, dimension: 'deep-dive', level: 2, how: null, sentence: 'begun' }],
    ]
    given(...writing)
      .when(ada, { type: 'breakSeal' })
      .refused('handInFirst')
    given(...writing, ownIn)
      .when(ada, { type: 'breakSeal' })
      .then({ type: 'sealBroken' })
    given(...oneRound)
      .when(bob, { type: 'breakSeal' })
      .refused('notYours')
    expect(given(...writing, ownIn).seenBy(ada)).toMatchObject({ reviews: [] })
    const opened: readonly Happened[] = [...writing, ownIn, [ada, { type: 'sealBroken' }]]
    expect(given(...opened).seenBy(ada)).toMatchObject({
      results: [],
      reviews: [{ question: { script }, scores: {}, used: [{ itemId: 'f1' }] }],
    })
    expect(JSON.stringify(given(...opened).seenBy(ada))).not.toContain('begun')
    given(...opened)
      .when(ada, { type: 'breakSeal' })
      .refused('alreadyDone')
  })

  it('[SO12] a reviewer judges as an interviewer does, whether the script has been looked at or not', () => {
    const scored: Happened = [
      bob,
      { type: 'scored', round: 0, dimension: 'deep-dive', level: 3, how: null, sentence: '' },
    ]
    const { type: _, ...handIn } = asInterviewer()
    const judged = { type: 'interviewerHandedIn', ...handIn } as const
    given(...reviewed, scored)
      .when(bob, asInterviewer())
      .then(judged)
    for (const past of [[ownIn], [ownIn, [ada, { type: 'sealBroken' }]]] as Happened[][])
      given(...reviewed, scored, ...past)
        .when(bob, asInterviewer())
        .then(judged, { type: 'sealBroken' })
    const over: readonly Happened[] = [...reviewed, scored, ownIn, [bob, judged], [bob, { type: 'sealBroken' }]]
    for (const person of [ada, bob])
      expect(given(...over).seenBy(person)?.results).toMatchObject([{ interviewer: bob, candidate: ada, rating: null }])
    expect(given(...over).seenBy(ada)).toMatchObject({ reviews: [] })
  })
})

import { describe, expect, it } from 'vitest'
import { ada, bob, eve, inRoundOne, inRoundTwo, openedWith, questionOf, seated } from '../support/domain/facts.ts'
import { given, type Happened } from '../support/domain/given.ts'

const asked: Happened = [ada, { type: 'followUpAsked', followUpId: 'f2' }]
const hinted: readonly Happened[] = ['h1', 'h2', 'h3'].map((hintId) => [ada, { type: 'hintGiven', hintId }])
const pointCheck = { of: 'point', itemId: 'p1', checkId: 'c1' } as const
const dropped: Happened = [ada, { type: 'curveballDropped' }]

describe('what the interviewer gives', () => {
  it('[S1] a follow-up is asked once, in any order, and everyone reads its question alone', () => {
    given(...inRoundOne)
      .when(ada, { type: 'askFollowUp', followUpId: 'f2' })
      .then(asked[1])
    given(...inRoundOne, asked)
      .when(ada, { type: 'askFollowUp', followUpId: 'f2' })
      .refused('alreadyDone')
    given(...inRoundOne, asked)
      .when(ada, { type: 'askFollowUp', followUpId: 'f1' })
      .then({ type: 'followUpAsked', followUpId: 'f1' })
    for (const person of [ada, bob, eve])
      expect(given(...inRoundOne, asked).seenBy(person)?.shown).toEqual([
        { kind: 'followUp', text: 'ask 2', at: inRoundOne.length * 60_000 },
      ])
  })

  it('[S2] hints are given in order, each once: nudge, lead, show', () => {
    const ladder = ['h1', 'h2', 'h3']
    ladder.forEach((next, given_) => {
      const past = [...inRoundOne, ...hinted.slice(0, given_)]
      given(...past)
        .when(ada, { type: 'giveHint', hintId: next })
        .then({ type: 'hintGiven', hintId: next })
      for (const later of ladder.slice(given_ + 1))
        given(...past)
          .when(ada, { type: 'giveHint', hintId: later })
          .refused('hintOrder')
      for (const earlier of ladder.slice(0, given_))
        given(...past)
          .when(ada, { type: 'giveHint', hintId: earlier })
          .refused('alreadyDone')
    })
    given(...inRoundOne, ...hinted)
      .when(ada, { type: 'giveHint', hintId: 'h3' })
      .refused('alreadyDone')
    expect(given(...inRoundOne, ...hinted.slice(0, 2)).seenBy(bob)?.shown).toMatchObject([
      { kind: 'hint', text: 'nudge' },
      { kind: 'hint', text: 'lead' },
    ])
  })

  it('[S3] a curveball is dropped once', () => {
    given(...inRoundOne)
      .when(ada, { type: 'dropCurveball' })
      .then(dropped[1])
    given(...inRoundOne, dropped)
      .when(ada, { type: 'dropCurveball' })
      .refused('alreadyDone')
    expect(given(...inRoundOne, dropped).seenBy(bob)?.shown).toMatchObject([
      { kind: 'curveball', text: 'ten times the load' },
    ])
  })

  it('[S9] a fact is told once, in any order, and everyone reads what is told alone', () => {
    const told: Happened = [ada, { type: 'factTold', factId: 'k2' }]
    given(...inRoundOne)
      .when(ada, { type: 'tellFact', factId: 'k2' })
      .then(told[1])
    given(...inRoundOne, told)
      .when(ada, { type: 'tellFact', factId: 'k2' })
      .refused('alreadyDone')
    given(...inRoundOne, told)
      .when(ada, { type: 'tellFact', factId: 'k1' })
      .then({ type: 'factTold', factId: 'k1' })
    given(...inRoundOne)
      .when(ada, { type: 'tellFact', factId: 'f1' })
      .refused('unknownItem')
    for (const person of [ada, bob, eve])
      expect(given(...inRoundOne, told).seenBy(person)?.shown).toEqual([
        { kind: 'fact', text: 'fact 2', at: inRoundOne.length * 60_000 },
      ])
  })

  it('[S10] a fact and a follow-up of the same id are two things', () => {
    const question = questionOf('orders')
    for (const fact of question.script.facts) fact.id = fact.id.replace('k', 'f')
    const past: readonly Happened[] = [
      [ada, openedWith([question])],
      ...seated.slice(1),
      [ada, { type: 'roundStarted', round: 0 }],
      [ada, { type: 'factTold', factId: 'f2' }],
    ]
    given(...past)
      .when(ada, { type: 'askFollowUp', followUpId: 'f2' })
      .then(asked[1])
    expect(given(...past).seenBy(ada)).toMatchObject({ used: [{ itemId: 'fact:f2' }] })
    expect(given(...past, asked).seenBy(ada)).toMatchObject({ used: [{ itemId: 'fact:f2' }, { itemId: 'f2' }] })
  })

  it('[S4] the desk marks what was used, by the entry of the script', () => {
    expect(given(...inRoundOne, asked, hinted[0] as Happened, dropped).seenBy(ada)).toMatchObject({
      used: [{ itemId: 'f2' }, { itemId: 'h1' }, { itemId: 'curveball' }],
    })
  })
})

describe('what the interviewer marks', () => {
  const ticked: Happened = [ada, { type: 'pointTicked', pointId: 'p1', how: 'hinted' }]
  const raised: Happened = [ada, { type: 'flagRaised', flagId: 'r1' }]

  it('[S5] a point is ticked with how it came up, which can be corrected, and unticked', () => {
    given(...inRoundOne)
      .when(ada, { type: 'tickPoint', pointId: 'p1', how: 'hinted' })
      .then(ticked[1])
    given(...inRoundOne, ticked)
      .when(ada, { type: 'tickPoint', pointId: 'p1', how: 'hinted' })
      .refused('alreadyDone')
    const corrected: Happened = [ada, { type: 'pointTicked', pointId: 'p1', how: 'unprompted' }]
    given(...inRoundOne, ticked)
      .when(ada, { type: 'tickPoint', pointId: 'p1', how: 'unprompted' })
      .then(corrected[1])
    expect(given(...inRoundOne, ticked, corrected).seenBy(ada)).toMatchObject({
      ticks: [{ pointId: 'p1', how: 'unprompted' }],
    })
    given(...inRoundOne, ticked)
      .when(ada, { type: 'untickPoint', pointId: 'p1' })
      .then({ type: 'pointUnticked', pointId: 'p1' })
    given(...inRoundOne)
      .when(ada, { type: 'untickPoint', pointId: 'p1' })
      .refused('unknownItem')
    expect(given(...inRoundOne, ticked, [ada, { type: 'pointUnticked', pointId: 'p1' }]).seenBy(ada)).toMatchObject({
      ticks: [],
    })
  })

  it('[S11] a check of an answer is ticked once and can be unticked, each in its own item', () => {
    const check = { of: 'followUp', itemId: 'f1', checkId: 'c2' } as const
    const heard: Happened = [ada, { type: 'checkTicked', ...check }]
    given(...inRoundOne)
      .when(ada, { type: 'tickCheck', ...check })
      .then(heard[1])
    given(...inRoundOne, heard)
      .when(ada, { type: 'tickCheck', ...check })
      .refused('alreadyDone')
    for (const other of [{ of: 'followUp', itemId: 'f2', checkId: 'c2' } as const, pointCheck])
      given(...inRoundOne, heard)
        .when(ada, { type: 'tickCheck', ...other })
        .then({ type: 'checkTicked', ...other })
    given(...inRoundOne, heard)
      .when(ada, { type: 'untickCheck', ...check })
      .then({ type: 'checkUnticked', ...check })
    given(...inRoundOne)
      .when(ada, { type: 'untickCheck', ...check })
      .refused('unknownItem')
    expect(given(...inRoundOne, heard, [ada, { type: 'checkTicked', ...pointCheck }]).seenBy(ada)).toMatchObject({
      checks: [{ id: 'followUp/f1/c2' }, { id: 'point/p1/c1' }],
    })
    expect(given(...inRoundOne, heard, [ada, { type: 'checkUnticked', ...check }]).seenBy(ada)).toMatchObject({
      checks: [],
    })
    expect(given(...inRoundOne, heard).seenBy(bob)).not.toHaveProperty('checks')
  })

  it('[S12] a check that the item does not have is unknown', () => {
    const unknown = [
      { of: 'followUp', itemId: 'f1', checkId: 'c3' },
      { of: 'followUp', itemId: 'p1', checkId: 'c1' },
      { of: 'point', itemId: 'f1', checkId: 'c1' },
      { of: 'point', itemId: 'p1', checkId: 'c2' },
    ] as const
    for (const check of unknown)
      given(...inRoundOne)
        .when(ada, { type: 'tickCheck', ...check })
        .refused('unknownItem')
  })

  it('[S6] a red flag is raised once and can be withdrawn', () => {
    given(...inRoundOne)
      .when(ada, { type: 'raiseFlag', flagId: 'r1' })
      .then(raised[1])
    given(...inRoundOne, raised)
      .when(ada, { type: 'raiseFlag', flagId: 'r1' })
      .refused('alreadyDone')
    given(...inRoundOne, raised)
      .when(ada, { type: 'withdrawFlag', flagId: 'r1' })
      .then({ type: 'flagWithdrawn', flagId: 'r1' })
    given(...inRoundOne)
      .when(ada, { type: 'withdrawFlag', flagId: 'r1' })
      .refused('unknownItem')
    expect(given(...inRoundOne, raised).seenBy(ada)).toMatchObject({ flags: [{ flagId: 'r1' }] })
    expect(given(...inRoundOne, raised, [ada, { type: 'flagWithdrawn', flagId: 'r1' }]).seenBy(ada)).toMatchObject({
      flags: [],
    })
  })

  it('[S7] what is not in the script of this round is unknown, other lists and rounds included', () => {
    const past = [...inRoundOne]
    given(...past)
      .when(ada, { type: 'askFollowUp', followUpId: 'h1' })
      .refused('unknownItem')
    given(...past)
      .when(ada, { type: 'giveHint', hintId: 'f1' })
      .refused('unknownItem')
    given(...past)
      .when(ada, { type: 'tickPoint', pointId: 'r1', how: 'hinted' })
      .refused('unknownItem')
    given(...past)
      .when(ada, { type: 'raiseFlag', flagId: 'p1' })
      .refused('unknownItem')
    const other = questionOf('other')
    other.script.hints[0].id = 'elsewhere'
    const two: readonly Happened[] = [
      [ada, openedWith([questionOf('orders'), other])],
      ...seated.slice(1),
      [ada, { type: 'roundStarted', round: 0 }],
    ]
    given(...two)
      .when(ada, { type: 'giveHint', hintId: 'elsewhere' })
      .refused('unknownItem')
  })

  it('[S8] every round has a script and marks of its own', () => {
    const first: readonly Happened[] = [...inRoundOne, asked, hinted[0] as Happened, dropped, ticked, raised]
    const second: readonly Happened[] = [...first, ...inRoundTwo.slice(inRoundOne.length)]
    given(...second)
      .when(bob, { type: 'askFollowUp', followUpId: 'f2' })
      .then({ type: 'followUpAsked', followUpId: 'f2' })
    given(...second)
      .when(bob, { type: 'giveHint', hintId: 'h1' })
      .then({ type: 'hintGiven', hintId: 'h1' })
    given(...second)
      .when(bob, { type: 'dropCurveball' })
      .then({ type: 'curveballDropped' })
    given(...second)
      .when(bob, { type: 'untickPoint', pointId: 'p1' })
      .refused('unknownItem')
    given(...second)
      .when(bob, { type: 'withdrawFlag', flagId: 'r1' })
      .refused('unknownItem')
    expect(given(...second).seenBy(ada)?.shown).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { ada, bob, ended, inBreak, inRoundOne, inRoundTwo, seated } from '../support/domain/facts.ts'
import { given, type Happened, LATER, MINUTE } from '../support/domain/given.ts'

const id = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`
const noteOf = (text: string, tags: string[] = []) => ({ noteId: id(1), round: 0, text, tags })
const written: Happened = [ada, { type: 'noteWritten', ...noteOf('asked about load') }]
const started = (inRoundOne.length - 1) * MINUTE
const after = inRoundOne.length * MINUTE

describe('notes', () => {
  it('[J1] a note needs words or a tag', () => {
    given(...inRoundOne)
      .when(ada, { type: 'writeNote', ...noteOf('asked about load') })
      .then(written[1])
    given(...inRoundOne)
      .when(ada, { type: 'writeNote', ...noteOf('', ['good estimate']) })
      .then({ type: 'noteWritten', ...noteOf('', ['good estimate']) })
    given(...inRoundOne)
      .when(ada, { type: 'writeNote', ...noteOf('') })
      .refused('emptyNote')
    given(...inRoundOne, written)
      .when(ada, { type: 'writeNote', ...noteOf('') })
      .refused('emptyNote')
  })

  it('[J2] a note that is written again keeps its place and the moment it was begun', () => {
    const second: Happened = [ada, { type: 'noteWritten', ...noteOf('and'), noteId: id(2) }]
    const again: Happened = [ada, { type: 'noteWritten', ...noteOf('asked about peak load', ['good']) }]
    expect(given(...inRoundOne, written, second, again).seenBy(ada)).toMatchObject({
      notes: [
        { id: id(1), text: 'asked about peak load', tags: ['good'], at: after },
        { id: id(2), text: 'and', at: after + MINUTE },
      ],
    })
  })

  it('[J3] a note can be removed, once', () => {
    given(...inRoundOne, written)
      .when(ada, { type: 'removeNote', round: 0, noteId: id(1) })
      .then({ type: 'noteRemoved', round: 0, noteId: id(1) })
    given(...inRoundOne)
      .when(ada, { type: 'removeNote', round: 0, noteId: id(1) })
      .refused('unknownItem')
    const removed: Happened = [ada, { type: 'noteRemoved', round: 0, noteId: id(1) }]
    expect(given(...inRoundOne, written, removed).seenBy(ada)).toMatchObject({ notes: [] })
  })
})

describe('scores', () => {
  const scoreOf = (dimension: string, level: 1 | 2 | 3 | 4 | null = 3) =>
    ({ round: 0, dimension, level, how: 'prompted', sentence: 'with numbers' }) as const

  it('[J4] every dimension of the round is scored, those of the question itself included, and no other', () => {
    for (const dimension of ['deep-dive', 'own-orders'])
      given(...inRoundOne)
        .when(ada, { type: 'score', ...scoreOf(dimension) })
        .then({ type: 'scored', ...scoreOf(dimension) })
    for (const dimension of ['own-search', 'charm', 'constructor', '__proto__'])
      given(...inRoundOne)
        .when(ada, { type: 'score', ...scoreOf(dimension) })
        .refused('unknownItem')
  })

  it('[J5] a score can be changed and taken back', () => {
    const scored: Happened = [ada, { type: 'scored', ...scoreOf('deep-dive', 4) }]
    const lowered: Happened = [ada, { type: 'scored', ...scoreOf('deep-dive', 2) }]
    const takenBack: Happened = [ada, { type: 'scored', ...scoreOf('deep-dive', null) }]
    expect(given(...inRoundOne, scored, lowered).seenBy(ada)).toMatchObject({
      scores: { 'deep-dive': { level: 2, how: 'prompted', sentence: 'with numbers' } },
    })
    expect(given(...inRoundOne, scored, takenBack).seenBy(ada)).toMatchObject({
      scores: { 'deep-dive': { level: null } },
    })
  })
})

describe('evidence', () => {
  const evidenceOf = (at?: number) => ({
    round: 0,
    evidenceId: id(3),
    dimension: 'deep-dive',
    note: 'hot key',
    ...(at === undefined ? {} : { at }),
  })
  const attached: Happened = [ada, { type: 'evidenceAttached', ...evidenceOf(), at: after }]

  it('[J6] evidence points to the moment in which it is attached, or to an earlier one of its round', () => {
    given(...inRoundOne)
      .when(ada, { type: 'attachEvidence', ...evidenceOf() })
      .then({ type: 'evidenceAttached', ...evidenceOf(), at: LATER })
    for (const at of [started, after, LATER])
      given(...inRoundOne)
        .when(ada, { type: 'attachEvidence', ...evidenceOf(at) })
        .then({ type: 'evidenceAttached', ...evidenceOf(), at })
    for (const at of [0, started - 1, LATER + 1])
      given(...inRoundOne)
        .when(ada, { type: 'attachEvidence', ...evidenceOf(at) })
        .refused('momentOutside')
  })

  it('[J7] after its round evidence points to a moment between its start and its end', () => {
    const finished = after
    for (const at of [started, finished])
      given(...ended)
        .when(ada, { type: 'attachEvidence', ...evidenceOf(at) })
        .then({ type: 'evidenceAttached', ...evidenceOf(), at })
    given(...ended)
      .when(ada, { type: 'attachEvidence', ...evidenceOf(finished + 1) })
      .refused('momentOutside')
    given(...ended)
      .when(ada, { type: 'attachEvidence', ...evidenceOf() })
      .refused('momentOutside')
  })

  it('[J8] evidence stands for a dimension of its round, is attached once and can be removed', () => {
    given(...inRoundOne)
      .when(ada, { type: 'attachEvidence', ...evidenceOf(after), dimension: 'charm' })
      .refused('unknownItem')
    given(...inRoundOne, attached)
      .when(ada, { type: 'attachEvidence', ...evidenceOf(after) })
      .refused('alreadyDone')
    given(...inRoundOne, attached)
      .when(ada, { type: 'removeEvidence', round: 0, evidenceId: id(3) })
      .then({ type: 'evidenceRemoved', round: 0, evidenceId: id(3) })
    given(...inRoundOne)
      .when(ada, { type: 'removeEvidence', round: 0, evidenceId: id(3) })
      .refused('unknownItem')
    expect(given(...inRoundOne, attached).seenBy(ada)).toMatchObject({
      evidence: [{ id: id(3), dimension: 'deep-dive', note: 'hot key', at: after }],
    })
  })
})

describe('who judges, and when', () => {
  const write = (round: number) => ({ type: 'writeNote', ...noteOf('seen'), round }) as const
  const writtenIn = (round: number) => ({ type: 'noteWritten', ...noteOf('seen'), round }) as const

  it('[J9] a round is judged by who asked in it, whatever they do in the round that runs', () => {
    given(...inRoundOne)
      .when(ada, write(0))
      .then(writtenIn(0))
    given(...inRoundOne)
      .when(bob, write(0))
      .refused('notYours')
    given(...inRoundTwo)
      .when(bob, write(1))
      .then(writtenIn(1))
    given(...inRoundTwo)
      .when(ada, write(1))
      .refused('notYours')
    given(...ended)
      .when(ada, write(0))
      .then(writtenIn(0))
    given(...ended)
      .when(bob, write(1))
      .then(writtenIn(1))
    given(...ended)
      .when(ada, write(1))
      .refused('notYours')
    given(...ended)
      .when(bob, write(0))
      .refused('notYours')
  })

  it('[J10] judging rests while another round runs or is awaited, and goes on after the end for every round played', () => {
    given(...inBreak)
      .when(ada, write(0))
      .refused('wrongStage')
    given(...inRoundTwo)
      .when(ada, write(0))
      .refused('wrongStage')
    given(...inRoundOne)
      .when(ada, write(2))
      .refused('wrongStage')
    given(...ended)
      .when(ada, write(2))
      .refused('wrongStage')
    given(...ended)
      .when(ada, write(7))
      .refused('notYours')
    given(...seated)
      .when(ada, write(0))
      .refused('wrongStage')
  })
})

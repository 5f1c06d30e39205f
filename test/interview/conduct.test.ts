import { describe, it } from 'vitest'
import {
  ada,
  bob,
  box,
  ended,
  inBreak,
  inRoundOne,
  inRoundTwo,
  opened,
  openedWith,
  questionOf,
  seated,
} from '../support/domain/facts.ts'
import { given, type Happened } from '../support/domain/given.ts'

const plain = { ...questionOf('plain'), startingBoard: undefined }
const alone: Happened = [ada, { type: 'seatTaken', name: 'Ada', seat: 'host' }]
const together: readonly Happened[] = [alone, [bob, { type: 'seatTaken', name: 'Bob', seat: 'guest' }]]

describe('rounds', () => {
  it('[C1] a round starts once both players have taken their seats', () => {
    given([ada, openedWith([plain])], ...together)
      .when(ada, { type: 'startRound' })
      .then({ type: 'roundStarted', round: 0 })
    given(opened, alone).when(ada, { type: 'startRound' }).refused('seatsEmpty')
  })

  it('[C2] one round runs at a time, and none after the end', () => {
    given(...inRoundOne)
      .when(ada, { type: 'startRound' })
      .refused('wrongStage')
    given(...ended)
      .when(bob, { type: 'startRound' })
      .refused('ended')
  })

  it('[C3] rounds are played in the order of the plan, and the last one is ended, not finished', () => {
    const noBoards: readonly Happened[] = [[ada, openedWith([plain, plain], ['host', 'host'])], ...together]
    const firstOver: readonly Happened[] = [
      ...noBoards,
      [ada, { type: 'roundStarted', round: 0 }],
      [ada, { type: 'roundFinished', nextInterviewer: null }],
    ]
    given(...firstOver)
      .when(ada, { type: 'startRound' })
      .then({ type: 'roundStarted', round: 1 })
    given(...firstOver, [ada, { type: 'roundStarted', round: 1 }])
      .when(ada, { type: 'finishRound' })
      .refused('noMoreRounds')
  })

  it('[C4] without a word about roles the plan says who asks next', () => {
    given(...inRoundOne)
      .when(ada, { type: 'finishRound' })
      .then({ type: 'roundFinished', nextInterviewer: null })
    given(...inBreak)
      .when(ada, { type: 'startRound' })
      .refused('notYours')
  })

  it('[C5] a swap exchanges the two players for the next round, whatever the plan says', () => {
    given(...inRoundOne)
      .when(ada, { type: 'finishRound', swap: true })
      .then({ type: 'roundFinished', nextInterviewer: 'guest' })
    given(...inRoundOne)
      .when(ada, { type: 'finishRound', swap: false })
      .then({ type: 'roundFinished', nextInterviewer: 'host' })
    const kept: Happened = [ada, { type: 'roundFinished', nextInterviewer: 'host' }]
    given(...inRoundOne, kept)
      .when(bob, { type: 'startRound' })
      .refused('notYours')
    given(...inRoundOne, kept, [ada, { type: 'roundStarted', round: 1 }])
      .when(ada, { type: 'giveHint', hintId: 'h1' })
      .then({ type: 'hintGiven', hintId: 'h1' })
  })

  it('[C6] either player may end the interview, in a round or between two', () => {
    for (const person of [ada, bob]) {
      given(...inRoundOne)
        .when(person, { type: 'endInterview' })
        .then({ type: 'interviewEnded' })
      given(...inBreak)
        .when(person, { type: 'endInterview' })
        .then({ type: 'interviewEnded' })
    }
    given(...seated)
      .when(ada, { type: 'endInterview' })
      .refused('wrongStage')
  })

  it('[C7] an ended interview is read-only', () => {
    given(...ended)
      .when(bob, { type: 'say', text: 'one more thing' })
      .refused('ended')
    given(...ended)
      .when(ada, { type: 'changeBoard', round: 1, patches: [{ id: 'a', element: box('a') }] })
      .refused('ended')
    given(...ended)
      .when(bob, { type: 'giveHint', hintId: 'h1' })
      .refused('ended')
    given(...ended)
      .when(ada, { type: 'endInterview' })
      .refused('ended')
  })
})

describe('phases and the clock', () => {
  it('[C8] the interviewer moves to any other phase of the plan, forwards or back, and to no phase beside it', () => {
    const deep: Happened = [ada, { type: 'phaseMoved', phase: 'deep-dive' }]
    given(...inRoundOne)
      .when(ada, { type: 'movePhase', phase: 'deep-dive' })
      .then(deep[1])
    given(...inRoundOne, deep)
      .when(ada, { type: 'movePhase', phase: 'intro' })
      .then({ type: 'phaseMoved', phase: 'intro' })
    given(...inRoundOne, deep)
      .when(ada, { type: 'movePhase', phase: 'deep-dive' })
      .refused('alreadyDone')
    given(...inRoundOne)
      .when(ada, { type: 'movePhase', phase: 'intro' })
      .refused('alreadyDone')
    given(...inRoundOne)
      .when(ada, { type: 'movePhase', phase: 'coffee' })
      .refused('unknownPhase')
  })

  it('[C9] either player may pause and resume the clock, each only when it makes a difference', () => {
    const paused: Happened = [bob, { type: 'paused' }]
    given(...inRoundOne)
      .when(bob, { type: 'pause' })
      .then({ type: 'paused' })
    given(...inRoundOne, paused)
      .when(ada, { type: 'pause' })
      .refused('alreadyPaused')
    given(...inRoundOne, paused)
      .when(ada, { type: 'resume' })
      .then({ type: 'resumed' })
    given(...inRoundOne)
      .when(ada, { type: 'resume' })
      .refused('notPaused')
    given(...inRoundOne, paused, [ada, { type: 'resumed' }])
      .when(ada, { type: 'resume' })
      .refused('notPaused')
  })

  it('[C10] a pause ends with its round; the next one starts with a running clock', () => {
    const next: readonly Happened[] = [
      [ada, { type: 'paused' }],
      [ada, { type: 'roundFinished', nextInterviewer: null }],
      [bob, { type: 'roundStarted', round: 1 }],
    ]
    given(...inRoundOne, ...next)
      .when(bob, { type: 'resume' })
      .refused('notPaused')
    given(...inRoundTwo)
      .when(ada, { type: 'pause' })
      .then({ type: 'paused' })
  })
})

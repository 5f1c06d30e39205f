import { startingBoardPatches } from '@dryrun/shared/drawing/starting-board.ts'
import type { CommandOf } from '@dryrun/shared/interview/commands.ts'
import type { Patch } from '@dryrun/shared/interview/element.ts'
import { currentRound, otherPlayer, type Round, turnOf } from '@dryrun/shared/interview/interview.ts'
import { accept, type Decision, type Facts, MAX_CLOCK_CHANGES, refuse } from './decision.ts'
import { dueIn } from './solo-schedule.ts'

/** How an interview runs: rounds, phases, the clock. */

export function startRound({ interview, boards }: Facts): Decision {
  const seats = interview.people.map(({ seat }) => seat)
  if (!interview.solo && (!seats.includes('host') || !seats.includes('guest'))) return refuse('seatsEmpty')
  const index = turnOf(interview)
  const round = interview.rounds[index]
  if (!round || round.startedAt !== null) return refuse('noMoreRounds')
  const started = { type: 'roundStarted', round: index } as const
  const patches = firstPatches(round)
  if (!patches.length) return accept(started)
  boards.start(index, patches)
  return accept(started, { type: 'boardChanged', round: index, patches })
}

function firstPatches({ drawing, question: { startingBoard } }: Round): Patch[] {
  if (drawing) return drawing.map((element) => ({ id: element.id, element }))
  return startingBoard ? startingBoardPatches(startingBoard) : []
}

export function movePhase({ interview }: Facts, { phase }: CommandOf<'movePhase'>): Decision {
  if (!interview.plan.some(({ id }) => id === phase)) return refuse('unknownPhase')
  const visits = currentRound(interview)?.visits ?? []
  if (visits.at(-1)?.phase === phase) return refuse('alreadyDone')
  // The first visit is the start of the round.
  if (visits.length > MAX_CLOCK_CHANGES) return refuse('clockFull')
  return accept({ type: 'phaseMoved', phase })
}

export function pause({ interview }: Facts): Decision {
  const round = currentRound(interview)
  if (round?.pausedAt !== null) return refuse('alreadyPaused')
  return round.pauses.length >= MAX_CLOCK_CHANGES ? refuse('clockFull') : accept({ type: 'paused' })
}

export function resume({ interview }: Facts): Decision {
  return currentRound(interview)?.pausedAt === null ? refuse('notPaused') : accept({ type: 'resumed' })
}

/** Ends the round that runs. Before anybody sees the next script it may be said who asks then. */
export function finishRound({ interview }: Facts, { swap }: CommandOf<'finishRound'>): Decision {
  const round = currentRound(interview)
  if (!round || !interview.rounds[interview.current + 1]) return refuse('noMoreRounds')
  if (swap === undefined) return accept({ type: 'roundFinished', nextInterviewer: null })
  const nextInterviewer = swap ? otherPlayer(round.interviewer) : round.interviewer
  return accept({ type: 'roundFinished', nextInterviewer })
}

/** Ends an interview of which no round has started. Refuses with `wrongStage` from then on. */
export function closeInterview({ interview }: Facts): Decision {
  return interview.stage === 'lobby' && interview.id ? accept({ type: 'interviewEnded' }) : refuse('wrongStage')
}

/** What the clock has made due since it was last looked at, in its order; often nothing. */
export function conductSolo({ interview, at }: Facts): Decision {
  return accept(...dueIn(interview, at))
}

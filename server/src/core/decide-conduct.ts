import { startingBoardPatches } from '@dryrun/shared/drawing/starting-board.ts'
import type { CommandOf } from '@dryrun/shared/interview/commands.ts'
import type { Patch } from '@dryrun/shared/interview/element.ts'
import { currentRound, otherPlayer, planOf, type Round, turnOf } from '@dryrun/shared/interview/interview.ts'
import { accept, type Decision, type Facts, MAX_CLOCK_CHANGES, refuse } from './decision.ts'
import { dueIn } from './solo-schedule.ts'

/**
 * Refuses with `seatsEmpty` without both players (except in a solo interview), and with `noMoreRounds` when no round is
 * left to start.
 */
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

/** Refuses with `unknownPhase`, `alreadyDone` for the current phase, or `clockFull` at `MAX_CLOCK_CHANGES`. */
export function movePhase({ interview }: Facts, { phase }: CommandOf<'movePhase'>): Decision {
  const round = currentRound(interview)
  if (!planOf(interview, round).some(({ id }) => id === phase)) return refuse('unknownPhase')
  const visits = round?.visits ?? []
  if (visits.at(-1)?.phase === phase) return refuse('alreadyDone')
  // The round's start counts as the first visit.
  if (visits.length > MAX_CLOCK_CHANGES) return refuse('clockFull')
  return accept({ type: 'phaseMoved', phase })
}

/** Refuses with `alreadyPaused`, or with `clockFull` at `MAX_CLOCK_CHANGES`. */
export function pause({ interview }: Facts): Decision {
  const round = currentRound(interview)
  if (round?.pausedAt !== null) return refuse('alreadyPaused')
  return round.pauses.length >= MAX_CLOCK_CHANGES ? refuse('clockFull') : accept({ type: 'paused' })
}

/** Refuses with `notPaused`. */
export function resume({ interview }: Facts): Decision {
  return currentRound(interview)?.pausedAt === null ? refuse('notPaused') : accept({ type: 'resumed' })
}

/**
 * Ends the current round; `swap` fixes who interviews next before the new script is visible. Refuses with
 * `noMoreRounds` after the last round.
 */
export function finishRound({ interview }: Facts, { swap }: CommandOf<'finishRound'>): Decision {
  const round = currentRound(interview)
  if (!round || !interview.rounds[interview.current + 1]) return refuse('noMoreRounds')
  if (swap === undefined) return accept({ type: 'roundFinished', nextInterviewer: null })
  const nextInterviewer = swap ? otherPlayer(round.interviewer) : round.interviewer
  return accept({ type: 'roundFinished', nextInterviewer })
}

/** Ends an interview without any started round. Refuses with `wrongStage` in every other stage. */
export function closeInterview({ interview }: Facts): Decision {
  return interview.stage === 'lobby' && interview.id ? accept({ type: 'interviewEnded' }) : refuse('wrongStage')
}

export function conductSolo({ interview, at }: Facts): Decision {
  return accept(...dueIn(interview, at))
}

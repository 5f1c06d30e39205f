import type { CommandOf } from '@dryrun/shared/interview/commands.ts'
import { type Interview, personOf, turnOf } from '@dryrun/shared/interview/interview.ts'
import { Player, type Seat } from '@dryrun/shared/interview/terms.ts'
import { accept, type Decision, type Facts, refuse } from './decision.ts'
import type { SystemCommandOf } from './system-commands.ts'
import { bytesOf } from './written-bytes.ts'

/** Refuses with `alreadyDone` when the interview exists. */
export function openInterview({ interview }: Facts, command: SystemCommandOf<'openInterview'>): Decision {
  if (interview.id) return refuse('alreadyDone')
  const { type: _, hostName, ...facts } = command
  return accept({ type: 'interviewOpened', ...facts }, { type: 'seatTaken', seat: 'host', name: hostName })
}

/**
 * Gives a person one seat; `host` and `guest` hold one person each and stay reserved however many observers come.
 * Refuses with `wrongStage`, `alreadySeated`, `ended`, `observerLater`, `seatTaken`, `roomFull`, `soloSeats` or
 * `notReviewable`.
 */
export function takeSeat({ interview, by, limits }: Facts, command: SystemCommandOf<'takeSeat'>): Decision {
  const { seat, name, letInBy } = command
  if (!interview.id) return refuse('wrongStage')
  const mine = personOf(interview, by)
  if (mine) return mine.seat === seat ? accept() : refuse('alreadySeated')
  if (interview.solo) return reviewerSeat(interview, { seat, name })
  if (interview.stage === 'ended') return refuse('ended')
  if (seat === 'shadow' && !mayBring(interview, letInBy)) return refuse('observerLater')
  if ((seat === 'host' || seat === 'guest') && isTaken(interview, seat)) return refuse('seatTaken')
  const awaited = Player.options.filter((player) => player !== seat && !isTaken(interview, player))
  if (interview.people.length + awaited.length >= limits.people) return refuse('roomFull')
  return accept({ type: 'seatTaken', seat, name, ...(letInBy && { letInBy }) })
}

/** Only the round's interviewer may admit a shadow: a candidate's observer must not read the script. */
function mayBring(interview: Interview, letInBy: Player = 'host'): boolean {
  return interview.rounds[Math.max(turnOf(interview), 0)]?.interviewer === letInBy
}

/** A solo interview has one more seat, for the reviewer, and it opens at the end. */
function reviewerSeat(
  interview: Interview,
  { seat, name }: Pick<SystemCommandOf<'takeSeat'>, 'seat' | 'name'>,
): Decision {
  if (seat !== 'guest') return refuse('soloSeats')
  if (isTaken(interview, seat)) return refuse('seatTaken')
  if (interview.stage !== 'ended') return refuse('notReviewable')
  return accept({ type: 'seatTaken', seat, name })
}

const isTaken = ({ people }: Interview, seat: Seat): boolean => people.some((person) => person.seat === seat)

/** Refuses with `chatFull`. */
export function say({ interview, limits }: Facts, { text }: CommandOf<'say'>): Decision {
  const { chat, chatBytes } = interview
  if (chat.length >= limits.chatLines || chatBytes + bytesOf(text) > limits.chatBytes) return refuse('chatFull')
  return accept({ type: 'said', text })
}

/**
 * Accepts changes for any started round, so that offline drawing reaches its own board. Refuses with `wrongStage` for a
 * later round, or as `BoardsDraft.take` says.
 */
export function changeBoard(
  { interview, boards, limits }: Facts,
  { round, patches }: CommandOf<'changeBoard'>,
): Decision {
  if (round > interview.current) return refuse('wrongStage')
  const code = boards.take(round, patches, limits)
  return code ? refuse(code) : accept({ type: 'boardChanged', round, patches })
}

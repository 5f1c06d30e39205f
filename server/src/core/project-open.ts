import type { Interview, Round } from '@dryrun/shared/interview/interview.ts'
import type { ShownView } from '@dryrun/shared/interview/view.ts'

/** The parts of a round that anyone in the room may see, used by the live view and the results alike. */

export function pairOf({ people }: Interview, { interviewer }: Round) {
  const idOf = (asks: boolean) =>
    people.find(({ seat }) => (seat === 'host' || seat === 'guest') && (seat === interviewer) === asks)?.id ?? null
  return { interviewer: idOf(true), candidate: idOf(false) }
}

/** The same while it is held: in a solo nobody asks, and whoever sits in that seat reviews it afterwards. */
export function heldBy(interview: Interview, round: Round) {
  const pair = pairOf(interview, round)
  return interview.solo ? { ...pair, interviewer: null } : pair
}

/** Without the pack's ids: from an id one could tell which entry it is and how many there are. */
export const shownView = ({ shown }: Round): ShownView[] => shown.map(({ kind, text, at }) => ({ kind, text, at }))

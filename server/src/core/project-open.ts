import type { Interview, Round } from '@dryrun/shared/interview/interview.ts'
import type { ShownView } from '@dryrun/shared/interview/view.ts'

/** Returns the person ids of a round's players, `null` for an empty seat. */

export function pairOf({ people }: Interview, { interviewer }: Round) {
  const idOf = (asks: boolean) =>
    people.find(({ seat }) => (seat === 'host' || seat === 'guest') && (seat === interviewer) === asks)?.id ?? null
  return { interviewer: idOf(true), candidate: idOf(false) }
}

/** Like `pairOf`, but a running solo interview has no interviewer: that seat's holder reviews it afterwards. */
export function heldBy(interview: Interview, round: Round) {
  const pair = pairOf(interview, round)
  return interview.solo ? { ...pair, interviewer: null } : pair
}

/** Omits the pack's ids, because an id reveals the entry's place and the number of entries. */
export const shownView = ({ shown }: Round): ShownView[] => shown.map(({ kind, text, at }) => ({ kind, text, at }))

import { isDeepStrictEqual } from 'node:util'
import type { Entry } from '@dryrun/server/core/events.ts'
import { InterviewFold } from '@dryrun/server/core/fold.ts'
import { fold } from '@dryrun/server/core/log-fold.ts'
import type { Interview } from '@dryrun/shared/interview/interview.ts'
import type { Player } from '@dryrun/shared/interview/terms.ts'
import { faultsOfLog, unlawful } from '../faults/lawful.ts'
import { misseen, toldTo } from '../socket/watcher.ts'
import type { Asked, Commotion } from './commotion.ts'
import { asSent, Replica, type Tab } from './tab.ts'

/** Every disagreement between a room, its people and its log; empty if there is none. */
export function disagreements({ rehearsal, tabs, asked, mayBeBehind }: Commotion): string[] {
  const stored = rehearsal.entries()
  const entries = stored.slice(0, rehearsal.known)
  const story = new InterviewFold()
  for (const entry of entries) story.apply(entry)
  const isSame = isDeepStrictEqual(asSent(rehearsal.room.interview), asSent(fold(entries)))
  const replays = new Map(
    [...new Set(tabs.map(({ person }) => person))].map((person) => [person, toldTo(entries, person)]),
  )
  return [
    ...(isSame ? [] : ['the room and its log tell different interviews']),
    ...(entries.length === stored.length || mayBeBehind ? [] : ['the room has missed what only it can have written']),
    ...faultsOfLog(stored),
    ...unlawful(stored, asked, rehearsal.limits),
    ...asked.flatMap((each) => inAnswers(each, stored)),
    ...tabs.flatMap((tab) => [...misseen(tab, story, replays.get(tab.person) ?? []), ...leaksIn(tab, story.interview)]),
  ]
}

function inAnswers({ id, by, command, receipts, isSettled }: Asked, entries: readonly Entry[]): string[] {
  const isStored = entries.some((entry) => entry.by === by && entry.commandId === id)
  const isAccepted = receipts.some(({ ok }) => ok)
  const changesNothing = command.type === 'takeSeat' || command.type === 'conductSolo'
  return [
    ...(isSettled ? [] : [`${command.type} was never answered for good`]),
    ...(isAccepted && !isStored && !changesNothing ? [`${command.type} was acknowledged and is lost`] : []),
  ]
}

/**
 * Before the seal breaks, a person reads secrets only in the interviewer panels of rounds that they, or the player who
 * let them in, interview.
 */
function leaksIn({ person, frames }: Tab, interview: Interview): string[] {
  const replica = new Replica()
  const asker = askerFor(interview, person)
  return frames.flatMap((frame) => {
    replica.apply(frame.fresh ? frame : { ...frame, version: (replica.version ?? 0) + 1 })
    const view = replica.view
    if (!view?.interview.sealed) return []
    const desks = [...('reviews' in view ? view.reviews : []), ...('question' in view ? [view] : [])]
    const isForeign = desks.some(({ question }) => interview.rounds[question.index]?.interviewer !== asker)
    const isSecret = !('question' in view) && JSON.stringify({ ...view, shown: [], reviews: [] }).includes('SECRET')
    return isSecret || isForeign ? [`${person} read a secret at version ${frame.version}`] : []
  })
}

/** The player whose interviewer panels a person may read: a player's own, a shadow's inviter's. */
function askerFor({ people }: Interview, person: string): Player | undefined {
  const { seat, letInBy = 'host' } = people.find(({ id }) => id === person) ?? {}
  return seat === 'shadow' ? letInBy : seat === 'audience' ? undefined : seat
}

import { isDeepStrictEqual } from 'node:util'
import { BoardsDraft } from '@dryrun/shared/interview/board-draft.ts'
import { decide } from '@dryrun/shared/interview/decide.ts'
import type { Limits } from '@dryrun/shared/interview/decision.ts'
import type { Entry } from '@dryrun/shared/interview/events.ts'
import { fold } from '@dryrun/shared/interview/evolve.ts'
import type { Frame } from '@dryrun/shared/interview/frame.ts'
import { project } from '@dryrun/shared/interview/project.ts'
import { replay } from '@dryrun/shared/interview/replay.ts'
import { Story } from '@dryrun/shared/interview/story.ts'
import type { Asked, Commotion } from './commotion.ts'
import { asSent, Replica, type Tab } from './tab.ts'

/** Everything in which a room, its people and its log do not agree; nothing, if all is well. */
export function disagreements({ rehearsal, tabs, asked, mayBeBehind }: Commotion): string[] {
  const stored = rehearsal.entries()
  const entries = stored.slice(0, rehearsal.known)
  const story = new Story()
  for (const entry of entries) story.tell(entry)
  const isSame = isDeepStrictEqual(asSent(rehearsal.room.interview), asSent(fold(entries)))
  const replays = new Map(
    [...new Set(tabs.map(({ person }) => person))].map((person) => [person, replayOf(entries, person)]),
  )
  return [
    ...(isSame ? [] : ['the room and its log tell different interviews']),
    ...(entries.length === stored.length || mayBeBehind ? [] : ['the room has missed what only it can have written']),
    ...inTheLog(stored),
    ...unlawful(stored, asked, rehearsal.limits),
    ...asked.flatMap((each) => inAnswers(each, stored)),
    ...tabs.flatMap((tab) => inTab(tab, story, replays.get(tab.person) ?? [])),
  ]
}

function inTheLog(entries: readonly Entry[]): string[] {
  const gap = entries.find(({ seq }, index) => seq !== index + 1)
  const backwards = entries.find(({ at }, index) => at < (entries[index - 1]?.at ?? 0))
  const begun = new Set<string>()
  const twice = entries.filter(({ by, commandId }, index) => {
    const before = entries[index - 1]
    if (before?.by === by && before.commandId === commandId) return false
    const isRepeated = begun.has(`${by}/${commandId}`)
    begun.add(`${by}/${commandId}`)
    return isRepeated
  })
  return [
    ...(gap ? [`entry ${gap.seq} is out of its place`] : []),
    ...(backwards ? [`time runs backwards at entry ${backwards.seq}`] : []),
    ...twice.map(({ seq, event }) => `entry ${seq} (${event.type}) happened twice`),
  ]
}

/** What stands in the log, but would not have been decided so by the rules, one submission after the other. */
function unlawful(entries: readonly Entry[], asked: readonly Asked[], limits: Limits): string[] {
  const story = new Story()
  const commands = new Map(asked.map(({ by, id, command }) => [`${by}/${id}`, command]))
  return entries.flatMap(({ by, commandId, at }, index) => {
    const isFirst = entries[index - 1]?.commandId !== commandId || entries[index - 1]?.by !== by
    const command = commands.get(`${by}/${commandId}`)
    const decision =
      isFirst &&
      command &&
      decide({ interview: story.interview, boards: new BoardsDraft(story.boards), by, at, limits }, command)
    const events = entries.slice(index).filter((entry) => entry.by === by && entry.commandId === commandId)
    story.tell(entries[index] as Entry)
    if (!decision) return []
    const isLawful = decision.ok && isDeepStrictEqual(asSent(decision.events), asSent(events.map(({ event }) => event)))
    return isLawful ? [] : [`${command.type} should not have been done`]
  })
}

function inAnswers({ id, by, command, receipts, isSettled }: Asked, entries: readonly Entry[]): string[] {
  const isStored = entries.some((entry) => entry.by === by && entry.commandId === id)
  const isAccepted = receipts.some(({ ok }) => ok)
  const changesNothing = command.type === 'takeSeat'
  return [
    ...(isSettled ? [] : [`${command.type} was never answered for good`]),
    ...(isAccepted && !isStored && !changesNothing ? [`${command.type} was acknowledged and is lost`] : []),
  ]
}

type Told = Map<number, Frame>
const replayOf = (entries: readonly Entry[], person: string): Frame[] => [...replay(entries, person)].map(asSent)

function inTab(tab: Tab, story: Story, told: readonly Frame[]): string[] {
  const view = project(story.interview, tab.person)
  if (!view) return tab.frames.length ? [`${tab.person} has no seat and was shown something`] : []
  const { current } = story.interview
  const board = current < 0 ? undefined : [...story.boards.of(current).elements()]
  const steps: Told = new Map(told.map((frame) => [frame.version, frame]))
  return [
    ...(isDeepStrictEqual(tab.replica.screen, asSent({ view, board })) ? [] : [`${tab.person} sees something else`]),
    ...(tab.replica.version === told.at(-1)?.version ? [] : [`${tab.person} counts otherwise than the replay`]),
    ...tab.frames
      .filter((frame) => !frame.fresh && !isDeepStrictEqual(frame, steps.get(frame.version)))
      .map(({ version }) => `${tab.person} was shown version ${version} otherwise than it is replayed`),
    ...freshInTab(tab, told),
    ...leaksIn(tab),
  ]
}

/** A frame with everything must show what the steps up to its version add up to. */
function freshInTab({ person, frames }: Tab, told: readonly Frame[]): string[] {
  const replica = new Replica()
  const left = [...told]
  return frames
    .filter(({ fresh }) => fresh)
    .sort((a, b) => a.version - b.version)
    .flatMap((frame) => {
      while (left[0] && left[0].version <= frame.version) replica.apply(left.shift() as Frame)
      const anew = new Replica()
      anew.apply(frame)
      return isDeepStrictEqual(anew.screen, replica.screen)
        ? []
        : [`${person} came back to something else at ${frame.version}`]
    })
}

/** No candidate and no audience reads a secret before the seal breaks, but what the interviewer gave away. */
function leaksIn({ person, frames }: Tab): string[] {
  const replica = new Replica()
  return frames.flatMap((frame) => {
    replica.apply(frame.fresh ? frame : { ...frame, version: (replica.version ?? 0) + 1 })
    const view = replica.view
    if (!view?.interview.sealed || view.lens === 'interviewer' || view.lens === 'shadow') return []
    const reviews = 'reviews' in view ? view.reviews : []
    const secret = JSON.stringify({ ...view, shown: [], reviews: [] }).includes('SECRET')
    const foreign = view.lens === 'audience' && reviews.length > 0
    return secret || foreign ? [`${person} read a secret at version ${frame.version}`] : []
  })
}

import { isDeepStrictEqual } from 'node:util'
import { BoardsDraft } from '@dryrun/server/core/board-draft.ts'
import { decide } from '@dryrun/server/core/decide.ts'
import type { Limits } from '@dryrun/server/core/decision.ts'
import type { Entry } from '@dryrun/server/core/events.ts'
import { InterviewFold } from '@dryrun/server/core/fold.ts'
import type { SystemCommand } from '@dryrun/server/core/system-commands.ts'
import type { Command } from '@dryrun/shared/interview/commands.ts'
import { asSent } from '../domain/tab.ts'

type Asked = { id: string; by: string; command: Command | SystemCommand }

export function faultsOfLog(entries: readonly Entry[]): string[] {
  const gap = entries.find(({ seq }, index) => seq !== index + 1)
  const backwards = entries.find(({ at }, index) => at < (entries[index - 1]?.at ?? 0))
  const begun = new Set<string>()
  const twice = entries.filter((entry, index) => {
    if (!isFirst(entries, index)) return false
    const isRepeated = begun.has(keyOf(entry))
    begun.add(keyOf(entry))
    return isRepeated
  })
  return [
    ...(gap ? [`entry ${gap.seq} is out of its place`] : []),
    ...(backwards ? [`time runs backwards at entry ${backwards.seq}`] : []),
    ...twice.map(({ seq, event }) => `entry ${seq} (${event.type}) happened twice`),
  ]
}

/**
 * Entries that the rules would not decide, one submission after the other. A submission done twice shows as twice its
 * events.
 */
export function unlawful(entries: readonly Entry[], asked: readonly Asked[], limits: Limits): string[] {
  const story = new InterviewFold()
  const commands = new Map(asked.map(({ by, id, command }) => [`${by}/${id}`, command]))
  return entries.flatMap((entry, index) => {
    const command = isFirst(entries, index) ? commands.get(keyOf(entry)) : undefined
    const { by, at } = entry
    const decision =
      command && decide({ interview: story.interview, boards: new BoardsDraft(story.boards), by, at, limits }, command)
    story.apply(entry)
    if (!decision) return []
    const events = runFrom(entries, index).map(({ event }) => event)
    const isLawful = decision.ok && isDeepStrictEqual(asSent(decision.events), asSent(events))
    return isLawful ? [] : [`${command.type} should not have been done as it was, at entry ${entry.seq}`]
  })
}

/** Whether a submission begins here; its entries are contiguous. */
const isFirst = (entries: readonly Entry[], index: number): boolean => {
  const [before, entry] = [entries[index - 1], entries[index]]
  return !before || !entry || keyOf(before) !== keyOf(entry)
}

export const keyOf = ({ by, commandId }: Pick<Entry, 'by' | 'commandId'>): string => `${by}/${commandId}`

function runFrom(entries: readonly Entry[], first: number): Entry[] {
  let end = first + 1
  while (end < entries.length && !isFirst(entries, end)) end += 1
  return entries.slice(first, end)
}

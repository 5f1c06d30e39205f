import { BoardsDraft } from '@dryrun/server/core/board-draft.ts'
import { decide } from '@dryrun/server/core/decide.ts'
import type { Decision, Limits } from '@dryrun/server/core/decision.ts'
import type { Entry, Event } from '@dryrun/server/core/events.ts'
import { InterviewFold } from '@dryrun/server/core/fold.ts'
import { project } from '@dryrun/server/core/project.ts'
import type { SystemCommand } from '@dryrun/server/core/system-commands.ts'
import type { Command } from '@dryrun/shared/interview/commands.ts'
import type { Refusal } from '@dryrun/shared/refusals.ts'
import { expect } from 'vitest'
import { plenty } from './plenty.ts'

/** An event with its author; each takes a minute. */
export type Happened = readonly [by: string, event: Event]

export const MINUTE = 60_000
export const LATER = 1_000 * MINUTE

export const logOf = (past: readonly Happened[]): Entry[] =>
  past.map(([by, event], index) => ({ seq: index + 1, at: index * MINUTE, by, commandId: `c${index}`, event }))

export const storyOf = (past: readonly Happened[]): InterviewFold => {
  const story = new InterviewFold()
  for (const entry of logOf(past)) story.apply(entry)
  return story
}

export function decisionOn(
  past: readonly Happened[],
  by: string,
  command: Command | SystemCommand,
  limits: Partial<Limits> = {},
): Decision {
  const { interview, boards } = storyOf(past)
  return decide(
    { interview, boards: new BoardsDraft(boards), by, at: LATER, limits: { ...plenty, ...limits } },
    command,
  )
}

/**
 * The vocabulary of domain tests: `given(...past).when(by, command).then(...events)` and
 * `given(...past).seenBy(person)`.
 */
export const given = (...past: readonly Happened[]) => ({
  seenBy: (person: string) => project(storyOf(past).interview, person),
  when: (by: string, command: Command | SystemCommand, limits?: Partial<Limits>) => {
    const decision = decisionOn(past, by, command, limits)
    return {
      // biome-ignore lint/suspicious/noThenProperty: the vocabulary is given, when, then; nobody awaits it.
      then: (...events: Event[]) => expect(decision).toEqual({ ok: true, events }),
      refused: (code: Refusal) => expect(decision).toEqual({ ok: false, code }),
    }
  },
})

import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Entry, Event } from '@dryrun/server/core/events.ts'
import { readPacks } from '@dryrun/server/packs/read-packs.ts'
import type { Question } from '@dryrun/shared/pack.ts'
import type { RunningApp } from './app.ts'
import type { Participant } from './participant.ts'
import { first, handedIn, levels, opened, papers, START, second, type Told, type Who } from './reported-minutes.ts'

/** An ended interview of two rounds with everything that a report contains, written straight to the log. */

export type Players = Readonly<Record<Who, Participant>>

const packs = join(import.meta.dirname, '../../../server/packs')
const MINUTE = 60_000

export async function reported(
  server: RunningApp,
  players: Players,
  start = Date.now() - 240 * MINUTE,
): Promise<string> {
  const questions = await questionsOf(['order-pipeline', 'million-events'])
  return written(server, players, {
    start,
    told: [...opened(questions, 'Friday rehearsal'), ...first(questions[0]!), ...second, ...papers],
  })
}

/** An earlier interview of one short round in which Bob was the candidate too. */
export async function reportedBefore(server: RunningApp, players: Players): Promise<string> {
  const questions = await questionsOf(['cold-starts'])
  const told: Told[] = [
    ...opened(questions, 'Monday rehearsal'),
    [2, 'ada', { type: 'roundStarted', round: 0 }],
    ...levels(20, 'ada', 0, [2, 2, 1, 2, 2, 1, 3]),
    [40, 'ada', { type: 'interviewEnded' }],
    ...handedIn(41, 0, { asked: 'ada', answered: 'bob' }),
    [45, 'ada', { type: 'sealBroken' }],
  ]
  return written(server, players, { start: Date.now() - 5_000 * MINUTE, told })
}

async function questionsOf(ids: readonly string[]): Promise<Question[]> {
  const known = (await readPacks(packs)).flatMap(({ pack }) => pack.questions)
  return ids.map((id) => known.find((question) => question.id === id)!)
}

async function written(
  server: RunningApp,
  players: Players,
  { start, told }: { start: number; told: readonly Told[] },
) {
  const id = randomUUID()
  const entries = told.map(
    ([minute, by, event], index): Entry => ({
      seq: index + 1,
      at: start + Math.round(minute * MINUTE),
      by: players[by].me?.id ?? '',
      // The starting board comes with the command that starts its round.
      commandId: minute === START ? id : randomUUID(),
      event: event.type === 'interviewOpened' ? { ...event, id } : dated(event, start),
    }),
  )
  await server.app.eventLog.append(id, entries)
  await server.app.interviewIndex.write(id, start)
  return id
}

function dated(event: Event, start: number): Event {
  const at = (minute: number) => start + Math.round(minute * MINUTE)
  if (event.type === 'evidenceAttached') return { ...event, at: at(event.at) }
  if (event.type === 'interviewerHandedIn')
    return { ...event, changes: event.changes.map((change) => ({ ...change, at: at(change.at) })) }
  return event
}

import { randomUUID } from 'node:crypto'
import { Event } from '@dryrun/server/core/events.ts'
import { InterviewFold } from '@dryrun/server/core/fold.ts'
import { createEventLog } from '@dryrun/server/log/event-log.ts'
import { Room } from '@dryrun/server/room/room.ts'
import { bob } from '../support/domain/facts.ts'
import { plenty } from '../support/domain/plenty.ts'
import { replay } from '../support/domain/replay.ts'
import { timelineOf } from '../support/domain/timeline-of.ts'
import type { BenchDatabase } from './bench-databases.ts'
import { commandsOf, logOf } from './drawing.ts'
import { medianMs, type Row, rounded } from './statistics.ts'

const ELEMENTS = 1_000
const CHANGES = 10_000

/** The time to fold a long interview: in memory, and from each database as a room does. */
export async function benchFold(databases: readonly BenchDatabase[]): Promise<Row[]> {
  const interviewId = randomUUID()
  const log = logOf(interviewId, commandsOf(ELEMENTS, CHANGES))
  const texts = log.map(({ event }) => JSON.stringify(event))
  const row = (what: string, ms: number): Row => ({
    what,
    ms: rounded(ms, 1),
    'µs an entry': rounded((ms * 1_000) / log.length, 1),
  })
  const fold = () => {
    const story = new InterviewFold()
    for (const entry of log) story.apply(entry)
  }
  const frames = [...replay(log, bob)]
  const rows = [
    row(`fold ${log.length} entries over ${ELEMENTS} elements`, await medianMs(9, fold)),
    row('the frames of one person (replay)', await medianMs(5, () => [...replay(log, bob)].length)),
    row('the same in words (timeline)', await medianMs(5, () => timelineOf(frames).length)),
    row(
      'check every event on reading',
      await medianMs(5, () => texts.map((text) => Event.parse(JSON.parse(text))).length),
    ),
  ]
  for (const { name, db } of databases) {
    const eventLog = createEventLog(db)
    for (let from = 0; from < log.length; from += 2_000)
      await eventLog.append(interviewId, log.slice(from, from + 2_000))
    rows.push(row(`read from ${name}`, await medianMs(3, () => eventLog.read(interviewId))))
    const ports = {
      log: eventLog,
      now: Date.now,
      limits: plenty,
      newLife: () => 1,
      pause: async () => {},
      onTold: () => {},
      onClosed: () => {},
      onFault: () => {},
    }
    rows.push(row(`open a room from ${name}, 4 people`, await medianMs(3, () => Room.open(interviewId, ports))))
  }
  return rows
}

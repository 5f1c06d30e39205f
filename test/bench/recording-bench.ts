import { randomUUID } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Entry } from '@dryrun/server/core/events.ts'
import { createEventLog, type EventLog } from '@dryrun/server/log/event-log.ts'
import { openReplay } from '@dryrun/server/replay/replay-source.ts'
import { bob } from '../support/domain/facts.ts'
import type { BenchDatabase } from './bench-databases.ts'
import { commandsOf, logOf } from './drawing.ts'
import { type Row, rounded } from './statistics.ts'

const ELEMENTS = 1_000

/** The time until a recording of so many entries starts, its total time, and how long it blocks others. */
export async function benchRecordings(databases: readonly BenchDatabase[], sizes: readonly number[]): Promise<Row[]> {
  const rows: Row[] = []
  for (const entries of sizes) for (const database of databases) rows.push(await recordingOf(entries, database))
  return rows
}

async function recordingOf(size: number, { name, db }: BenchDatabase): Promise<Row> {
  const interviewId = randomUUID()
  const log = createEventLog(db)
  const entries = endedLog(interviewId, size)
  for (let from = 0; from < entries.length; from += 2_000)
    await log.append(interviewId, entries.slice(from, from + 2_000))
  await tellAll(log, interviewId)
  return { what: `${size} entries from ${name}`, ...(await tellAll(log, interviewId)) }
}

/** Reads the head, then each frame as text, like the route. */
async function tellAll(log: EventLog, interviewId: string) {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const started = performance.now()
  const told = await openReplay(log, { interviewId, personId: bob, eyes: 'own' })
  if (!told) throw new Error('there is no recording')
  const head = performance.now() - started
  let first: number | undefined
  let [frames, bytes] = [0, 0]
  for await (const part of told.frames()) {
    bytes += JSON.stringify(part).length
    frames += part.length
    first ??= performance.now() - started
  }
  const all = performance.now() - started
  delay.disable()
  return {
    'head ms': rounded(head, 0),
    'first line ms': rounded(first ?? all, 0),
    'all ms': rounded(all, 0),
    'others wait at most ms': rounded(delay.max / 1e6, 0),
    frames,
    'JSON MB': rounded(bytes / 1e6, 1),
  }
}

function endedLog(interviewId: string, size: number): Entry[] {
  const drawn = logOf(interviewId, commandsOf(Math.min(ELEMENTS, size / 2), size)).slice(0, size - 1)
  const { seq, at } = drawn.at(-1) as Entry
  const end: Entry = { seq: seq + 1, at: at + 1, by: bob, commandId: randomUUID(), event: { type: 'interviewEnded' } }
  return [...drawn, end]
}

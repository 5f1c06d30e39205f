import { randomUUID } from 'node:crypto'
import type { Entry } from '@dryrun/server/core/events.ts'
import { createEventLog, type EventLog } from '@dryrun/server/log/event-log.ts'
import type { BenchDatabase } from './bench-databases.ts'
import { idOf } from './drawing.ts'
import { type Row, rounded, spreadOf } from './statistics.ts'

const TOGETHER = [1, 10, 100]
const APPENDS = 3_000

/** The cost of a commit with one room and with many at once; waiting commits are grouped into the next. */
export async function benchCommits(databases: readonly BenchDatabase[]): Promise<Row[]> {
  const rows: Row[] = []
  for (const database of databases) for (const rooms of TOGETHER) rows.push(await commitsOf(database, rooms))
  return rows
}

async function commitsOf({ name, db, pool }: BenchDatabase, rooms: number): Promise<Row> {
  const log = createEventLog(db)
  const ids = Array.from({ length: rooms }, () => randomUUID())
  const each = Math.ceil(Math.min(APPENDS, rooms * 300) / rooms)
  const times: number[] = []
  const started = performance.now()
  await Promise.all(ids.map((id) => appendMany(log, id, { count: each, times })))
  const seconds = (performance.now() - started) / 1_000
  const { rows } = await pool.query<{ commits: number }>(
    'select count(distinct xmin::text)::int as commits from interview_events where interview_id = any($1)',
    [ids],
  )
  const { p50, p95, p99 } = spreadOf(times)
  return {
    database: name,
    rooms,
    'entries/s': Math.round(times.length / seconds),
    'commits/s': Math.round((rows[0]?.commits ?? 0) / seconds),
    'p50 ms': rounded(p50),
    'p95 ms': rounded(p95),
    'p99 ms': rounded(p99),
  }
}

async function appendMany(log: EventLog, id: string, { count, times }: { count: number; times: number[] }) {
  for (let seq = 1; seq <= count; seq++) {
    const patches = [{ id: idOf(seq), set: { x: seq, y: seq } }]
    const entry: Entry = {
      seq,
      at: Date.now(),
      by: id,
      commandId: randomUUID(),
      event: { type: 'boardChanged', round: 0, patches },
    }
    const started = performance.now()
    await log.append(id, [entry])
    times.push(performance.now() - started)
  }
}

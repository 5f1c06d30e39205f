import { and, asc, eq, gt, lt, type SQL, sql } from 'drizzle-orm'
import { type Entry, Event } from '../core/events.ts'
import type { Database } from '../db/connect.ts'
import { sqlState, UNIQUE_VIOLATION } from '../db/sql-state.ts'
import { interviewEvents } from '../db/tables/log.ts'
import { type Batch, groupCommit } from './group-commit.ts'
import { SeqTaken } from './seq-taken.ts'
import { Unstorable } from './unstorable.ts'

/** The append-only record of every interview; only `erase.ts` updates or deletes. */
export type EventLog = {
  /**
   * Resolves once the entries are durable; stores all or none. Rejects with `SeqTaken` when another writer was first,
   * with `Unstorable` when the database refuses the values, and with any other error when the outcome is unknown and
   * the caller must read the log.
   */
  append(interviewId: string, entries: readonly Entry[]): Promise<void>
  /** Returns the entries after `after`, in order. Rejects on a row that is not a valid event. */
  read(interviewId: string, after?: number): Promise<Entry[]>
  first(interviewId: string): Promise<Entry | undefined>
  /** Returns all entries except board changes. */
  readFacts(interviewId: string): Promise<Entry[]>
  factPages(interviewId: string): AsyncGenerator<Entry[]>
  /** Yields the entries after `after`, in pages bounded in rows and bytes. */
  pages(interviewId: string, after?: number): AsyncGenerator<Entry[]>
  size(interviewId: string): Promise<number>
}

/** A single row may exceed `bytes`. */
type PageSize = Readonly<{ rows: number; bytes: number }>
/** For a whole log: bounds the memory that the driver needs at once. */
const LARGE: PageSize = { rows: 5_000, bytes: 4 * 1024 * 1024 }
const SMALL: PageSize = { rows: 500, bytes: 1024 * 1024 }

export const entryBytes = (event: Event): number => Buffer.byteLength(JSON.stringify(event))

/** `write` runs inserts on the reserved connection and rejects with the driver's error. */
export function createEventLog(
  db: Database,
  write: (statement: SQL) => Promise<unknown> = (statement) => db.execute(statement),
): EventLog {
  const append = groupCommit(async (batches) => {
    try {
      await write(insertAll(batches.flatMap(({ rows }) => rows)))
    } catch (error) {
      throw known(error)
    }
  })

  /** Sums the `bytes` column, so that the database reads no event outside the page. */
  async function page({ interviewId, after, size, only }: Wanted): Promise<{ entries: Entry[]; isLast: boolean }> {
    const found = db
      .select()
      .from(interviewEvents)
      .where(and(eq(interviewEvents.interviewId, interviewId), gt(interviewEvents.seq, after), only))
      .orderBy(asc(interviewEvents.seq))
      .limit(size.rows)
      .as('found')
    const { seq, at, by, commandId, event, bytes } = found
    const measured = db
      .select({
        ...{ seq, at, by, commandId, event },
        before: sql<number>`sum(${bytes}) over (order by ${seq}) - ${bytes}`.as('before'),
        found: sql<number>`(count(*) over ())::int`.as('found_rows'),
      })
      .from(found)
      .as('measured')
    const rows = await db.select().from(measured).where(lt(measured.before, size.bytes)).orderBy(asc(measured.seq))
    const entries = rows.map(({ before: _, found: __, event, ...place }) => ({ ...place, event: Event.parse(event) }))
    const most = rows[0]?.found ?? 0
    return { entries, isLast: most < size.rows && rows.length === most }
  }

  async function* pages(wanted: Wanted): AsyncGenerator<Entry[]> {
    for (let { after } = wanted; ; ) {
      const { entries, isLast } = await page({ ...wanted, after })
      if (entries.length) yield entries
      if (isLast) return
      after = entries.at(-1)?.seq ?? after
    }
  }

  async function all(wanted: Omit<Wanted, 'size'>): Promise<Entry[]> {
    const entries: Entry[] = []
    for await (const next of pages({ ...wanted, size: LARGE })) entries.push(...next)
    return entries
  }

  async function size(interviewId: string): Promise<number> {
    const { bytes } = interviewEvents
    const sum = sql<number>`coalesce(sum(${bytes}), 0)::float8`
    const rows = await db.select({ sum }).from(interviewEvents).where(eq(interviewEvents.interviewId, interviewId))
    return rows[0]?.sum ?? 0
  }

  return {
    append: (interviewId, entries) => append(batchOf(interviewId, entries)),
    read: (interviewId, after = 0) => all({ interviewId, after }),
    first: async (interviewId) => (await page({ interviewId, after: 0, size: { ...SMALL, rows: 1 } })).entries[0],
    readFacts: (interviewId) => all({ interviewId, after: 0, only: drawsNothing }),
    factPages: (interviewId) => pages({ interviewId, after: 0, size: SMALL, only: drawsNothing }),
    pages: (interviewId, after = 0) => pages({ interviewId, after, size: SMALL }),
    size,
  }
}

type Wanted = Readonly<{ interviewId: string; after: number; size: PageSize; only?: SQL }>

const drawsNothing = sql`${interviewEvents.event} ->> 'type' <> 'boardChanged'`

function batchOf(interviewId: string, entries: readonly Entry[]): Batch {
  const rows = entries.map((entry) => JSON.stringify({ interviewId, ...entry }))
  return { interviewId, rows, bytes: rows.reduce((sum, row) => sum + Buffer.byteLength(row), 0) }
}

/**
 * One parameter for all rows: one per value takes four times as long and has a limit. `json` keeps the event's text,
 * while `jsonb` would write numbers out in full.
 */
const insertAll = (rows: readonly string[]) => sql`
  insert into ${interviewEvents} (interview_id, seq, at, by, command_id, event, bytes)
  select "interviewId", seq, at, by, "commandId", event, octet_length(event::text)
  from json_to_recordset(${`[${rows.join(',')}]`}::json)
    as entry("interviewId" uuid, seq integer, at bigint, by text, "commandId" uuid, event json)`

/** SQLSTATE class 22: the fault lies in the values. Source: PostgreSQL, appendix A. */
const DATA_EXCEPTION = /^22...$/

function known(error: unknown): unknown {
  const state = sqlState(error)
  if (state === UNIQUE_VIOLATION) return new SeqTaken('another writer was first', { cause: error })
  if (DATA_EXCEPTION.test(state)) return new Unstorable('the database refuses these values', { cause: error })
  return error
}

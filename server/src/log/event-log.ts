import { and, asc, eq, gt, lt, type SQL, sql } from 'drizzle-orm'
import { type Entry, Event } from '../core/events.ts'
import type { Database } from '../db/connect.ts'
import { sqlState, UNIQUE_VIOLATION } from '../db/sql-state.ts'
import { interviewEvents } from '../db/tables/log.ts'
import { type Batch, groupCommit } from './group-commit.ts'
import { SeqTaken } from './seq-taken.ts'
import { Unstorable } from './unstorable.ts'

/** The append-only record of every interview. There is no update and no delete but those in `erase.ts`. */
export type EventLog = {
  /**
   * Resolves once the entries are durable. Rejects whole: with `SeqTaken` when another writer was first, with
   * `Unstorable` when the database will never take them, and with anything else when it is not known whether they were
   * stored; read the log again to find out.
   */
  append(interviewId: string, entries: readonly Entry[]): Promise<void>
  /** The entries after `after` in order. Throws on a row that is no event: a damaged log is not guessed at. */
  read(interviewId: string, after?: number): Promise<Entry[]>
  /** The entry with which an interview was opened, if there is one: the questions as they read, and who asks first. */
  first(interviewId: string): Promise<Entry | undefined>
  /** All entries but those that draw: of a long log the few that say what happened. */
  readFacts(interviewId: string): Promise<Entry[]>
  /** The same in pages, so that other work goes on between two pages. */
  factPages(interviewId: string): AsyncGenerator<Entry[]>
  /** The entries after `after` in pages, bounded in rows and bytes, so that other work goes on between two pages. */
  pages(interviewId: string, after?: number): AsyncGenerator<Entry[]>
  /** Bytes of all events of an interview, as `bytesOf` counts them. */
  size(interviewId: string): Promise<number>
}

/** What a page holds at most; a single row may be larger. */
type PageSize = Readonly<{ rows: number; bytes: number }>
/** When a log is read whole, so that a long interview does not pass through memory twice at once. */
const LARGE: PageSize = { rows: 5_000, bytes: 4 * 1024 * 1024 }
/** When other work is to go on between two pages. */
const SMALL: PageSize = { rows: 500, bytes: 1024 * 1024 }

/** Bytes of an event in the log, which stores it as this JSON. */
export const bytesOf = (event: Event): number => Buffer.byteLength(JSON.stringify(event))

/** `write` runs a statement that must not wait for what else is asked of the database; it throws what the driver throws. */
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

  /** The next page, and whether it is the last. Sizes are summed from their column: no event outside of it is read. */
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
 * However many rows, one statement with one parameter: a parameter for each value costs us, and the database, four times
 * as much, and there is a limit to their number. As `json` an event keeps its own text; `jsonb` would write numbers out
 * in full.
 */
const insertAll = (rows: readonly string[]) => sql`
  insert into ${interviewEvents} (interview_id, seq, at, by, command_id, event, bytes)
  select "interviewId", seq, at, by, "commandId", event, octet_length(event::text)
  from json_to_recordset(${`[${rows.join(',')}]`}::json)
    as entry("interviewId" uuid, seq integer, at bigint, by text, "commandId" uuid, event json)`

/** The class of all faults that lie in the values themselves. */
const DATA_EXCEPTION = /^22...$/

function known(error: unknown): unknown {
  const state = sqlState(error)
  if (state === UNIQUE_VIOLATION) return new SeqTaken('another writer was first', { cause: error })
  if (DATA_EXCEPTION.test(state)) return new Unstorable('the database refuses these values', { cause: error })
  return error
}

import { type Entry, Event } from '@dryrun/shared/interview/events.ts'
import { and, asc, eq, gt, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { sqlState, UNIQUE_VIOLATION } from '../db/sql-state.ts'
import { interviewEvents } from '../db/tables/log.ts'
import { groupCommit } from './group-commit.ts'
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
  /** All entries but those that draw: of a long log the few that say what happened. */
  readFacts(interviewId: string): Promise<Entry[]>
  /** All entries, page by page, for what must neither hold a long log in memory nor hold up everyone else. */
  pages(interviewId: string): AsyncGenerator<Entry[]>
}

/** Rows a page when a log is read, so that a long interview does not have to pass through memory twice at once. */
const PAGE = 5_000
/** The same where other work is to go on between two pages. */
const SMALL_PAGE = 500

/** `write` runs a statement that must not wait for what else is asked of the database; it throws what the driver throws. */
export function createEventLog(
  db: Database,
  write: (statement: SQL) => Promise<unknown> = (statement) => db.execute(statement),
): EventLog {
  const append = groupCommit(async (batches) => {
    const rows = batches.flatMap(({ interviewId, entries }) => entries.map((entry) => ({ interviewId, ...entry })))
    try {
      await write(insertAll(rows))
    } catch (error) {
      throw known(error)
    }
  })

  async function page({ interviewId, after, size, only }: Wanted): Promise<Entry[]> {
    const rows = await db
      .select()
      .from(interviewEvents)
      .where(and(eq(interviewEvents.interviewId, interviewId), gt(interviewEvents.seq, after), only))
      .orderBy(asc(interviewEvents.seq))
      .limit(size)
    return rows.map(({ interviewId: _, event, ...place }) => ({ ...place, event: Event.parse(event) }))
  }

  async function* pages(wanted: Wanted): AsyncGenerator<Entry[]> {
    for (let { after } = wanted; ; ) {
      const next = await page({ ...wanted, after })
      if (next.length) yield next
      if (next.length < wanted.size) return
      after = next.at(-1)?.seq ?? after
    }
  }

  async function all(wanted: Omit<Wanted, 'size'>): Promise<Entry[]> {
    const entries: Entry[] = []
    for await (const next of pages({ ...wanted, size: PAGE })) entries.push(...next)
    return entries
  }

  return {
    append: (interviewId, entries) => append({ interviewId, entries }),
    read: (interviewId, after = 0) => all({ interviewId, after }),
    readFacts: (interviewId) => all({ interviewId, after: 0, only: drawsNothing }),
    pages: (interviewId) => pages({ interviewId, after: 0, size: SMALL_PAGE }),
  }
}

type Wanted = Readonly<{ interviewId: string; after: number; size: number; only?: SQL }>

const drawsNothing = sql`${interviewEvents.event} ->> 'type' <> 'boardChanged'`

type Row = typeof interviewEvents.$inferInsert

/**
 * However many rows, one statement with one parameter: a parameter for each value costs us, and the database, four times
 * as much, and there is a limit to their number.
 */
const insertAll = (rows: readonly Row[]) => sql`
  insert into ${interviewEvents} (interview_id, seq, at, by, command_id, event)
  select "interviewId", seq, at, by, "commandId", event
  from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as entry("interviewId" uuid, seq integer, at bigint, by text, "commandId" uuid, event jsonb)`

/** The class of all faults that lie in the values themselves. */
const DATA_EXCEPTION = /^22...$/

function known(error: unknown): unknown {
  const state = sqlState(error)
  if (state === UNIQUE_VIOLATION) return new SeqTaken('another writer was first', { cause: error })
  if (DATA_EXCEPTION.test(state)) return new Unstorable('the database refuses these values', { cause: error })
  return error
}

import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { interviewEvents } from '../db/tables/log.ts'

type Statements = Pick<Database, 'update' | 'delete'>

/**
 * The two exceptions to a log that is only ever added to, for somebody who deletes what is theirs. The name that people
 * gave stands in the log at one place alone, where they took their seat; replaced there, it is gone from every room,
 * replay, report and file that is told from it.
 */
export async function renameInLogs(
  db: Statements,
  { personIds, interviewIds, name }: { personIds: string[]; interviewIds: string[]; name: string },
): Promise<void> {
  if (!interviewIds.length) return
  const { interviewId, by, event } = interviewEvents
  const renamed = sql`jsonb_set(${event}::jsonb, '{name}', to_jsonb(${name}::text))::json`
  await db
    .update(interviewEvents)
    .set({ event: renamed, bytes: sql`octet_length((${renamed})::text)` })
    .where(and(inArray(interviewId, interviewIds), inArray(by, personIds), eq(sql`${event} ->> 'type'`, 'seatTaken')))
}

/** The whole log of an interview that nobody else sits in. */
export async function dropLog(db: Statements, interviewId: string): Promise<void> {
  await db.delete(interviewEvents).where(eq(interviewEvents.interviewId, interviewId))
}

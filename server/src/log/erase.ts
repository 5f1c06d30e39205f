import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { interviewEvents } from '../db/tables/log.ts'

type Statements = Pick<Database, 'update' | 'delete'>

/**
 * Replaces the name in a person's `seatTaken` events, the only place of the log that holds it. This and `dropLog` are
 * the only exceptions to the append-only log, for account deletion.
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

/** Deletes the whole log of an interview in which only the deleted person sits. */
export async function dropLog(db: Statements, interviewId: string): Promise<void> {
  await db.delete(interviewEvents).where(eq(interviewEvents.interviewId, interviewId))
}

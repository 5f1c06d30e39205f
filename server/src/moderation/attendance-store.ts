import { count, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { attendances } from '../db/tables/moderation.ts'
import { users } from '../db/tables/people.ts'
import { type Attendance, restOf } from './model/cooldown.ts'

/** How often somebody has come, and how often not. */
export type Reliability = Readonly<{ kept: number; missed: number }>
/** Somebody, what they had agreed to, and when it was. */
type Agreed = Readonly<{ personId: string; source: string; at: number }>

/** Whether people come to what they have agreed to. It is told once for each person and agreement; the first word counts. */
export class AttendanceStore {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  async put({ personId, source, at }: Agreed, outcome: Attendance['outcome']): Promise<void> {
    // Whoever has deleted themselves meanwhile has no standing any more.
    await this.#db.execute(sql`
      insert into ${attendances} (person_id, source, outcome, at)
      select id, ${source}, ${outcome}, ${at} from ${users} where id = ${personId}
      on conflict do nothing`)
  }

  /** Of everyone asked for, also of those who never had anything to come to. */
  async of(ids: readonly string[]): Promise<Map<string, Reliability>> {
    const found = new Map<string, Reliability>(ids.map((id) => [id, { kept: 0, missed: 0 }]))
    const { personId, outcome } = attendances
    if (!ids.length) return found
    const rows = await this.#db
      .select({ personId, outcome, count: count() })
      .from(attendances)
      .where(inArray(personId, [...ids]))
      .groupBy(personId, outcome)
    for (const row of rows) {
      const known = found.get(row.personId) ?? { kept: 0, missed: 0 }
      found.set(row.personId, { ...known, [row.outcome]: row.count })
    }
    return found
  }

  /** Until when somebody is to leave the queue alone; nothing when they need not. */
  async restsUntil(personId: string, now: number): Promise<number | null> {
    const last = await this.#db
      .select({ outcome: attendances.outcome, at: attendances.at })
      .from(attendances)
      .where(eq(attendances.personId, personId))
      .orderBy(desc(attendances.at))
      .limit(2)
    return restOf(last, now)
  }
}

import { count, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../db/connect.ts'
import { attendances } from '../db/tables/moderation.ts'
import { users } from '../db/tables/people.ts'
import { type Attendance, restOf } from './model/cooldown.ts'

export type Reliability = Readonly<{ kept: number; missed: number }>
type Agreed = Readonly<{ personId: string; source: string; at: number }>

/** Whether people come to agreed interviews. The first outcome per person and agreement counts. */
export class AttendanceStore {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  async put({ personId, source, at }: Agreed, outcome: Attendance['outcome']): Promise<void> {
    // Selects from `users`, so that a deleted account gets no row.
    await this.#db.execute(sql`
      insert into ${attendances} (person_id, source, outcome, at)
      select id, ${source}, ${outcome}, ${at} from ${users} where id = ${personId}
      on conflict do nothing`)
  }

  /** Has an entry for every id, zeros for people without agreements. */
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

  /** The end of the person's cooldown; null without one. */
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

import { lt, sql } from 'drizzle-orm'
import { addressHash } from '../address-hash.ts'
import type { Database } from '../db/connect.ts'
import { mailboxes } from '../db/tables/email.ts'

const HOUR_MS = 3_600_000

type Setting = Readonly<{ secret: string; perHour: number }>

/** Counts emails per mailbox, in the database, so that restarts and other servers share the count. */
export class MailboxStore {
  readonly #db: Database
  readonly #setting: Setting

  constructor(db: Database, setting: Setting) {
    this.#db = db
    this.#setting = setting
  }

  /** Counts one more email to an address. Returns whether it may be sent. */
  async take(address: string, now: number): Promise<boolean> {
    const { secret, perHour } = this.#setting
    const since = now - HOUR_MS
    await this.#db.delete(mailboxes).where(lt(mailboxes.lastAt, since))
    const recent = sql`array(select sent from unnest(${mailboxes.sentAt}) sent where sent > ${since}::bigint)`
    const taken = await this.#db
      .insert(mailboxes)
      .values({ hash: addressHash(secret, 'mailbox', address), sentAt: [now], lastAt: now })
      .onConflictDoUpdate({
        target: mailboxes.hash,
        set: { sentAt: sql`${recent} || ${now}::bigint`, lastAt: now },
        setWhere: sql`cardinality(${recent}) < ${perHour}`,
      })
      .returning({ hash: mailboxes.hash })
    return taken.length > 0
  }
}

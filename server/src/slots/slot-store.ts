import { randomUUID } from 'node:crypto'
import { OpenRequest } from '@dryrun/shared/api/interviews.ts'
import type { ProposeRequest } from '@dryrun/shared/api/slots.ts'
import { asOneLine } from '@dryrun/shared/interview/label.ts'
import { Phase } from '@dryrun/shared/interview/terms.ts'
import { and, count, desc, eq, gt, inArray, isNotNull, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Database } from '../db/connect.ts'
import { users } from '../db/tables/people.ts'
import { expectedPeople } from '../db/tables/queue.ts'
import { slots } from '../db/tables/slots.ts'
import { Denied } from '../denied.ts'
import { newToken, tokenHash } from '../interviews/link-token.ts'
import { grace, opensBefore, type Side, type Slot } from './model/slot.ts'
import { type Reminder, reminders } from './model/slot-time.ts'

export type SlotRow = Omit<typeof slots.$inferSelect, 'tokenHash' | 'interview'> & Slot & { interview: OpenRequest }

const mostOpen = 50
/** Proposals per person within `listedMs`, cancelled ones included. */
const mostProposed = 500
const listedMs = 30 * 24 * 60 * 60 * 1000
const mostListed = 100

export const sideOf = ({ hostId, guestId }: Pick<SlotRow, 'hostId' | 'guestId'>, personId: string): Side | undefined =>
  hostId === personId ? 'host' : guestId === personId ? 'guest' : undefined

async function refuseTooMany(db: Pick<Database, 'select'>, hostId: string, now: number): Promise<void> {
  const open = count(sql`case when ${slots.stage} = 'proposed' then 1 end`)
  const [held] = await db
    .select({ open, all: count() })
    .from(slots)
    .where(and(eq(slots.hostId, hostId), gt(slots.createdAt, now - listedMs)))
  if ((held?.open ?? 0) >= mostOpen)
    throw new Denied('quota', `You have proposed times ${mostOpen} times already. Call some off first.`)
  if ((held?.all ?? 0) >= mostProposed)
    throw new Denied('quota', `You have proposed times ${mostProposed} times in 30 days. Use a slot that you have.`)
}

/** The rows of slots. Each change locks its row, so that concurrent answers are serialized. */
export class SlotStore {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /**
   * Creates a slot. Returns the guest link's token this once. Refuses with `quota` when the host has proposed too
   * many.
   */
  async create(hostId: string, request: ProposeRequest, now: number): Promise<{ row: SlotRow; token: string }> {
    const token = newToken()
    const values = {
      ...{
        id: randomUUID(),
        interviewId: randomUUID(),
        tokenHash: tokenHash(token),
        hostId,
        hostZone: request.timeZone,
      },
      ...{ interview: request.interview, stage: 'proposed' as const, offerBy: 'host' as const, sequence: 0 },
      offered: request.starts.toSorted((a, b) => a - b),
      ...{ createdAt: now, changedAt: now },
    }
    const row = await this.#db.transaction(async (transaction) => {
      await transaction.select({ id: users.id }).from(users).where(eq(users.id, hostId)).for('update')
      await refuseTooMany(transaction, hostId, now)
      const [inserted] = await transaction.insert(slots).values(values).returning()
      return inserted
    })
    if (!row) throw new Error('a slot was inserted and not answered')
    return { row: read(row), token }
  }

  /** The person's slots, the latest first, without those of long ago. */
  async listFor(personId: string, now: number): Promise<SlotRow[]> {
    const rows = await this.#db
      .select()
      .from(slots)
      .where(and(isOf(personId), gt(slots.changedAt, now - listedMs)))
      .orderBy(desc(slots.createdAt))
      .limit(mostListed)
    return rows.map(read)
  }

  /** Undefined for everyone but the slot's two people. */
  async find(id: string, personId: string): Promise<SlotRow | undefined> {
    return this.#one(and(eq(slots.id, id), isOf(personId)))
  }

  /** Whether an interview was agreed on by a slot. */
  async isOf(interviewId: string): Promise<boolean> {
    return (await this.#db.select({ id: slots.id }).from(slots).where(eq(slots.interviewId, interviewId))).length > 0
  }

  async findByToken(token: string): Promise<SlotRow | undefined> {
    return this.#one(eq(slots.tokenHash, tokenHash(token)))
  }

  /** Replaces the guest link. Undefined once a guest has joined. */
  async newToken(id: string, hostId: string): Promise<string | undefined> {
    const token = newToken()
    const changed = await this.#db
      .update(slots)
      .set({ tokenHash: tokenHash(token) })
      .where(and(eq(slots.id, id), eq(slots.hostId, hostId), isNull(slots.guestId)))
      .returning({ id: slots.id })
    return changed.length ? token : undefined
  }

  /**
   * Applies `change` to the locked row. Refuses with `absent` an unknown slot; an error of `change` leaves the row as
   * it was.
   */
  async change(id: string, change: (row: SlotRow) => Partial<SlotRow>): Promise<SlotRow> {
    return this.#db.transaction(async (transaction) => {
      const [row] = await transaction.select().from(slots).where(eq(slots.id, id)).for('update')
      if (!row) throw new Denied('absent')
      const changes = change(read(row))
      await transaction.update(slots).set(changes).where(eq(slots.id, id))
      return { ...read(row), ...changes }
    })
  }

  /** Agreed slots about to start whose interview is not open yet. After the grace period none is opened. */
  async dueToOpen(now: number): Promise<SlotRow[]> {
    const rows = await this.#db
      .select()
      .from(slots)
      .where(
        and(
          eq(slots.stage, 'agreed'),
          isNull(slots.openedAt),
          gt(slots.startsAt, now - grace),
          lte(slots.startsAt, now + opensBefore),
        ),
      )
    return rows.map(read)
  }

  /** Claims the reminders due now. `skipLocked` gives each to one server alone. */
  async claimReminders(reminder: Reminder, now: number): Promise<SlotRow[]> {
    const told = reminder === 'day' ? slots.dayTold : slots.hourTold
    const [from, to] = reminder === 'day' ? [now + reminders.hour, now + reminders.day] : [now, now + reminders.hour]
    return this.#db.transaction(async (transaction) => {
      const due = await transaction
        .select()
        .from(slots)
        .where(and(eq(slots.stage, 'agreed'), isNull(told), gt(slots.startsAt, from), lte(slots.startsAt, to)))
        .for('update', { skipLocked: true })
      const ids = due.map(({ id }) => id)
      if (ids.length)
        await transaction
          .update(slots)
          .set(reminder === 'day' ? { dayTold: now } : { hourTold: now })
          .where(inArray(slots.id, ids))
      return due.map(read)
    })
  }

  async namesOf(ids: readonly string[]): Promise<Map<string, string>> {
    if (!ids.length) return new Map()
    const rows = await this.#db
      .select({ id: users.id, name: users.name })
      .from(users)
      .where(inArray(users.id, [...new Set(ids)]))
    return new Map(rows.map(({ id, name }) => [id, name]))
  }

  /** Arrival times in the slots' rooms by `arrivalKey`. */
  async arrivalsOf(rows: readonly SlotRow[]): Promise<Map<string, number>> {
    const opened = rows.filter(({ openedAt }) => openedAt !== null).map(({ interviewId }) => interviewId)
    if (!opened.length) return new Map()
    const { interviewId, personId, arrivedAt } = expectedPeople
    const found = await this.#db
      .select({ interviewId, personId, arrivedAt })
      .from(expectedPeople)
      .where(and(inArray(interviewId, opened), isNotNull(arrivedAt)))
    return new Map(found.map((each) => [arrivalKey(each.interviewId, each.personId), each.arrivedAt ?? 0]))
  }

  async #one(where: SQL | undefined): Promise<SlotRow | undefined> {
    const [row] = await this.#db.select().from(slots).where(where)
    return row && read(row)
  }
}

export const arrivalKey = (interviewId: string, personId: string | null): string => `${interviewId} ${personId}`

const isOf = (personId: string) => or(eq(slots.hostId, personId), eq(slots.guestId, personId))

/** Earlier versions accepted titles and phase names with line breaks. */
const StoredRequest = OpenRequest.extend({ title: z.string().overwrite(asOneLine), plan: z.array(Phase) })

const read = ({ tokenHash: _, ...row }: typeof slots.$inferSelect): SlotRow => ({
  ...row,
  interview: StoredRequest.parse(row.interview),
})

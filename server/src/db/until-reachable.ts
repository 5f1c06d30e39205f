import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { Logger } from 'pino'
import { isDatabaseAway } from './database-away.ts'

/** The configured database cannot be used; the message is for the operator. */
export class DatabaseFault extends Error {}

const patienceMs = 60_000
const pauseMs = 1_000

/**
 * Waits up to 60 s for a PostgreSQL that is still starting. Rejects with `DatabaseFault` after that, or at once when it
 * answers with a refusal.
 */
export async function untilReachable(pool: pg.Pool, log: Logger): Promise<void> {
  const deadline = Date.now() + patienceMs
  for (let fault = await faultOf(pool); fault; fault = await faultOf(pool)) {
    if (!isDatabaseAway(fault) || Date.now() > deadline)
      throw new DatabaseFault(`The database named in DATABASE_URL can't be used: ${fault.message || fault.code}.`)
    log.warn({ reason: fault.code ?? fault.message }, 'waiting for the database')
    await pause(pauseMs)
  }
}

async function faultOf(pool: pg.Pool): Promise<NodeJS.ErrnoException | undefined> {
  try {
    await pool.query('select 1')
    return undefined
  } catch (error) {
    return error as NodeJS.ErrnoException
  }
}

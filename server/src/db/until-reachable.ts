import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import type { Logger } from 'pino'
import { isDatabaseAway } from '../errors.ts'

/** The database can't be used as it was named. Its message is for the person who starts the server. */
export class DatabaseFault extends Error {}

const patienceMs = 60_000
const pauseMs = 1_000

/**
 * Waits for a PostgreSQL that is still starting, as one started together with us is. One that answers and refuses us
 * will not change its mind: that is told at once.
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

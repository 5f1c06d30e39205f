import type { FastifyInstance } from 'fastify'
import { HOUSE } from '../core/system-commands.ts'
import { LOBBY_MS } from './interview-quota.ts'

type Ports = Pick<FastifyInstance, 'rooms' | 'interviewIndex' | 'log'>

/**
 * Ends the interviews that nobody has started within a week: as long as one waits, its question is kept from those who
 * would answer it. One that fails is tried again with the next call.
 */
export async function closeIdleLobbies({ rooms, interviewIndex, log }: Ports, now: number): Promise<void> {
  for (const id of await interviewIndex.lobbiesBefore(now - LOBBY_MS))
    try {
      await rooms.submitHouse(id, { type: 'closeInterview' }, HOUSE)
      // Refused where it has started meanwhile: then its row was late, and is written as it is now.
      await interviewIndex.write(id, now)
    } catch (error) {
      log.warn(
        { err: error, interviewId: id },
        'an interview that nobody started could not be ended; it is tried again',
      )
    }
}

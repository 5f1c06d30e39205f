import type { FastifyInstance } from 'fastify'
import { SYSTEM } from '../core/system-commands.ts'
import { LOBBY_MS } from './interview-quota.ts'

type Ports = Pick<FastifyInstance, 'rooms' | 'interviewIndex' | 'log'>

/**
 * Ends the interviews that are still in the lobby after a week, since a lobby holds its question for the candidate. A
 * failed one is retried on the next call.
 */
export async function closeIdleLobbies({ rooms, interviewIndex, log }: Ports, now: number): Promise<void> {
  for (const id of await interviewIndex.lobbiesBefore(now - LOBBY_MS))
    try {
      await rooms.submitHouse(id, { type: 'closeInterview' }, SYSTEM)
      // The command is refused where the interview has started: then its row was stale, and this write refreshes it.
      await interviewIndex.write(id, now)
    } catch (error) {
      log.warn(
        { err: error, interviewId: id },
        'an interview that nobody started could not be ended; it is tried again',
      )
    }
}

import { type Interview, personOf } from '@dryrun/shared/interview/interview.ts'
import type { FastifyInstance } from 'fastify'
import { deniedBy } from '../denied.ts'
import { NO_SHOW_MS } from '../matchmaking/no-show-store.ts'

type Ports = Pick<FastifyInstance, 'noShows' | 'rooms'>
/** Milliseconds since 1970. */
type Waiting = Readonly<{ interview: Interview; openedAt: number; now: number }>

/**
 * Refuses with `stillExpected` while the guest is in the room, and until five minutes after the agreed time or, without
 * one, after the interview was opened.
 */
export async function requireNoShow({ noShows, rooms }: Ports, { interview, openedAt, now }: Waiting): Promise<void> {
  const dueAt = (await noShows.dueAt(interview.id)) ?? openedAt + NO_SHOW_MS
  const guest = interview.people.find(({ seat }) => seat === 'guest')
  if (now < dueAt || (guest && (await rooms.isHere(interview.id, guest.id)))) throw deniedBy('stillExpected')
}

/** Refuses with `notYours` for anyone but the host. */
export function requireHost(interview: Interview, personId: string): void {
  if (personOf(interview, personId)?.seat !== 'host') throw deniedBy('notYours')
}

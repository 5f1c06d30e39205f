import { type Interview, personOf } from '@dryrun/shared/interview/interview.ts'
import type { FastifyInstance } from 'fastify'
import { problemOf } from '../interviews/problem-of.ts'
import { GRACE_MS } from '../matchmaking/no-show-store.ts'

type Ports = Pick<FastifyInstance, 'noShows' | 'rooms'>
/** `openedAt` is when the interview was opened, in milliseconds since 1970, as `now` is. */
type Waiting = Readonly<{ interview: Interview; openedAt: number; now: number }>

/**
 * Refuses with `stillExpected` while the guest is in the room, and until five minutes after the time that both agreed on
 * or, where there is none, after the interview was opened.
 */
export async function requireNoShow({ noShows, rooms }: Ports, { interview, openedAt, now }: Waiting): Promise<void> {
  const dueAt = (await noShows.dueAt(interview.id)) ?? openedAt + GRACE_MS
  const guest = interview.people.find(({ seat }) => seat === 'guest')
  if (now < dueAt || (guest && (await rooms.isHere(interview.id, guest.id)))) throw problemOf('stillExpected')
}

/** Refuses with `notYours` for anybody but the host. */
export function requireHost(interview: Interview, personId: string): void {
  if (personOf(interview, personId)?.seat !== 'host') throw problemOf('notYours')
}

import type { OpenReply } from '@dryrun/shared/api/interviews.ts'
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import type { SystemCommandOf } from '../core/system-commands.ts'
import { deniedBy } from '../denied.ts'
import { type Invited, invitedSeats } from './invitation-store.ts'

type Opener = Pick<FastifyInstance, 'rooms' | 'interviewIndex' | 'interviewQuota' | 'invitations'>

/**
 * Opens an interview for its host and creates the links to its other seats; the shadow's only where the host interviews
 * first. Refuses with `quota` when the host has too many open interviews, and with the room's refusal code.
 */
export function openInterview(
  app: Opener,
  command: SystemCommandOf<'openInterview'>,
  hostId: string,
): Promise<z.infer<typeof OpenReply>> {
  return app.interviewQuota.open(hostId, Date.now(), () => opened(app, command, hostId))
}

async function opened(
  { rooms, interviewIndex, invitations }: Opener,
  command: SystemCommandOf<'openInterview'>,
  hostId: string,
): Promise<z.infer<typeof OpenReply>> {
  const receipt = await rooms.submitHouse(command.id, command, hostId)
  if (!receipt.ok) throw deniedBy(receipt.code)
  await interviewIndex.write(command.id, Date.now())
  return { id: command.id, links: await invitations.create(command.id, Date.now(), seatsFor(command)) }
}

function seatsFor({ solo, rounds }: SystemCommandOf<'openInterview'>): readonly Invited[] {
  if (solo) return ['guest']
  return invitedSeats.filter((seat) => seat !== 'shadow' || rounds[0]?.interviewer === 'host')
}

import { Name } from '@dryrun/shared/interview/commands.ts'
import { Phase, Player, Seat, TargetLevel, Words } from '@dryrun/shared/interview/terms.ts'
import { z } from 'zod'
import { RoundPlan } from './round-plan.ts'

/** Who has asked where nobody did: what the clock does in an interview for one. No person has this id. */
export const HOUSE = 'dryrun'

/** What the server asks for on someone's behalf after it checked a form or a link. Never taken from a socket. */
export const HouseCommand = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('openInterview'),
    id: z.uuid(),
    title: Words.trim().min(1).max(120),
    pack: z.strictObject({ id: z.string(), version: z.number().int(), title: z.string() }),
    targetLevel: TargetLevel,
    plan: z.array(Phase).min(1).max(20),
    rounds: z.array(RoundPlan).min(1).max(10),
    hostName: Name,
    /** For one person alone, who answers; whoever takes the other seat afterwards reviews. */
    solo: z.literal(true).optional(),
  }),
  z.strictObject({ type: z.literal('takeSeat'), seat: Seat, name: Name, letInBy: Player.optional() }),
  /** Ends an interview whose first round has not started: the host goes on without it. */
  z.strictObject({ type: z.literal('closeInterview') }),
  /** Does whatever the clock of a solo round has made due. Harmless at any other time, and when asked for twice. */
  z.strictObject({ type: z.literal('conductSolo') }),
])
export type HouseCommand = z.infer<typeof HouseCommand>
export type HouseCommandOf<T extends HouseCommand['type']> = Extract<HouseCommand, { type: T }>

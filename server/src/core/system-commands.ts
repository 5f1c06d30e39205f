import { Name } from '@dryrun/shared/interview/commands.ts'
import { Phase, Player, Seat, TargetLevel, Words } from '@dryrun/shared/interview/terms.ts'
import { z } from 'zod'
import { RoundPlan } from './round-plan.ts'

/** Author of events that the scheduler causes in a solo interview. No person has this id. */
export const SYSTEM = 'dryrun'

/**
 * Commands that the server issues for a person after it checked a form or a link. The gateway never accepts them from a
 * client.
 */
export const SystemCommand = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('openInterview'),
    id: z.uuid(),
    title: Words.trim().min(1).max(120),
    pack: z.strictObject({ id: z.string(), version: z.number().int(), title: z.string() }),
    targetLevel: TargetLevel,
    plan: z.array(Phase).min(1).max(20),
    rounds: z.array(RoundPlan).min(1).max(10),
    hostName: Name,
    /** The host is the candidate; the guest seat goes to a reviewer after the end. */
    solo: z.literal(true).optional(),
  }),
  z.strictObject({ type: z.literal('takeSeat'), seat: Seat, name: Name, letInBy: Player.optional() }),
  z.strictObject({ type: z.literal('closeInterview') }),
  /** Applies every due cue of a solo round. Idempotent, and without effect at any other time. */
  z.strictObject({ type: z.literal('conductSolo') }),
])
export type SystemCommand = z.infer<typeof SystemCommand>
export type SystemCommandOf<T extends SystemCommand['type']> = Extract<SystemCommand, { type: T }>

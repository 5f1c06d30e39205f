import { z } from 'zod'
import { Role, Seat, TargetLevel } from '../interview/terms.ts'

/** A link carries one seat. Its token is 128 random bits, shown once and stored hashed. */
export const Link = z.object({ seat: Seat, token: z.string() })
export type Link = z.infer<typeof Link>

export const LinkRequest = z.strictObject({ seat: Seat.exclude(['host']) })

export const LinkReply = z.object({ link: Link })

/** What a link shows before it is claimed: whose it is, and whether the seat is free. Nothing of the questions. */
export const InvitationReply = z.object({
  title: z.string(),
  hostName: z.string(),
  seat: Seat,
  firstRole: Role,
  targetLevel: TargetLevel,
  rounds: z.number(),
  taken: z.boolean(),
  /** Where it is a review of what somebody did alone: whether there is something to review yet. */
  review: z.enum(['later', 'now']).optional(),
  /** The interview's id, when the asker already sits in it. */
  mine: z.string().nullable(),
})
export type InvitationReply = z.infer<typeof InvitationReply>

export const ClaimReply = z.object({ id: z.string() })

import { z } from 'zod'
import { Role, Seat, TargetLevel } from '../interview/terms.ts'

/** A link to one seat. The token is 128 random bits, sent once and stored as a hash. */
export const Link = z.object({ seat: Seat, token: z.string() })
export type Link = z.infer<typeof Link>

export const LinkRequest = z.strictObject({ seat: Seat.exclude(['host']) })

export const LinkReply = z.object({ link: Link })

/** What a link shows before the visitor takes the seat; nothing about the questions. */
export const InvitationReply = z.object({
  title: z.string(),
  hostName: z.string(),
  seat: Seat,
  firstRole: Role,
  targetLevel: TargetLevel,
  rounds: z.number(),
  taken: z.boolean(),
  /** Only for a review of a solo interview: whether the interview has ended. */
  review: z.enum(['later', 'now']).optional(),
  /** The interview's id when the asker has a seat already. */
  mine: z.string().nullable(),
})
export type InvitationReply = z.infer<typeof InvitationReply>

export const ClaimReply = z.object({ id: z.string() })

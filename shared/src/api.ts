import { z } from 'zod'
import { Name } from './interview/commands.ts'
import { label } from './interview/label.ts'
import { Phase, Role, Seat, TargetLevel, Words } from './interview/terms.ts'
import { Eyes } from './replay/recording.ts'
import { ReportView } from './report/report-view.ts'

/** Every HTTP request and response. Times are milliseconds since 1970 on the server's clock. */

export const Me = z.object({ id: z.string(), name: z.string(), guest: z.boolean() })
export type Me = z.infer<typeof Me>
export const MeReply = z.object({ me: Me.nullable() })
export const NameRequest = z.strictObject({ name: Name })

export const ApiError = z.object({
  code: z.string(),
  message: z.string(),
  requestId: z.string(),
  faults: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})
export type ApiError = z.infer<typeof ApiError>

/** A pack as anyone may see it: the titles of its questions, and nothing of what they ask. */
export const PackSummary = z.object({
  id: z.string(),
  version: z.number(),
  title: z.string(),
  summary: z.string(),
  /** One that the reader wrote, which nobody else is offered. */
  own: z.boolean().optional(),
  questions: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      kind: z.enum(['design', 'discussion']),
      topics: z.array(z.string()),
      levels: z.array(TargetLevel),
      /** The sample interview shows its script, so it is never drawn. */
      inSample: z.literal(true).optional(),
    }),
  ),
})
export type PackSummary = z.infer<typeof PackSummary>
export const PacksReply = z.object({ packs: z.array(PackSummary) })

/** `questionId: null` draws one that no other round of the interview has, so that even its host is surprised. */
export const RoundRequest = z.strictObject({
  questionId: Words.max(60).nullable(),
  hostRole: z.enum(['interviewer', 'candidate']),
})
/** A phase as it is planned; what is stored may have a name from an earlier version. */
const PlannedPhase = Phase.extend({ name: label(60, 'give every phase a name') })
export const OpenRequest = z.strictObject({
  title: label(120, 'give the interview a title'),
  packId: Words.max(60),
  targetLevel: TargetLevel,
  rounds: z.array(RoundRequest).min(1, 'choose at least one question').max(5),
  plan: z.array(PlannedPhase).min(1, 'keep at least one phase').max(20),
})
export type OpenRequest = z.infer<typeof OpenRequest>

/** A link carries one seat. Its token is 128 random bits, shown once and stored hashed. */
export const Link = z.object({ seat: Seat, token: z.string() })
export type Link = z.infer<typeof Link>
export const OpenReply = z.object({ id: z.string(), links: z.array(Link) })
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

export const InterviewSummary = z.object({
  id: z.string(),
  title: z.string(),
  stage: z.enum(['lobby', 'round', 'break', 'ended']),
  seat: Seat,
  createdAt: z.number(),
  people: z.array(z.object({ name: z.string(), seat: Seat })),
})
export type InterviewSummary = z.infer<typeof InterviewSummary>
export const InterviewsReply = z.object({ interviews: z.array(InterviewSummary) })
export const InterviewReply = z.object({ interview: InterviewSummary })

export const ImageReply = z.object({ id: z.string() })

export const ReplayRequest = z.object({ eyes: Eyes.default('own') })

/**
 * A round of an ended interview once more, from a moment of it on. `hostRole` is that of whoever asks for it; without it,
 * the one they had.
 */
export const RetryRequest = z.strictObject({
  round: z.number().int().min(0).max(20),
  at: z.number().int().min(0),
  title: OpenRequest.shape.title.optional(),
  hostRole: RoundRequest.shape.hostRole.optional(),
})
export type RetryRequest = z.infer<typeof RetryRequest>

/** A recording that somebody brought along. */
export const RecordingSummary = z.object({ id: z.string(), title: z.string(), createdAt: z.number() })
export type RecordingSummary = z.infer<typeof RecordingSummary>
export const RecordingsReply = z.object({ recordings: z.array(RecordingSummary) })
export const RecordingReply = z.object({ id: z.string() })

export const ReportReply = z.object({ report: ReportView })

/** How long a report can be read by its link, in whole days, and what of it. */
export const ShareRequest = z.strictObject({
  days: z.number().int().min(1, 'share it for at least a day').max(90, 'share it for at most 90 days'),
  showNames: z.boolean(),
  showScript: z.boolean(),
})
export type ShareRequest = z.infer<typeof ShareRequest>
export const Share = z.object({
  id: z.string(),
  showNames: z.boolean(),
  showScript: z.boolean(),
  createdAt: z.number(),
  expiresAt: z.number(),
})
export type Share = z.infer<typeof Share>
/** The token is answered this once: what is kept of it can't open anything. */
export const ShareReply = z.object({ share: Share, token: z.string() })
export const SharesReply = z.object({ shares: z.array(Share) })

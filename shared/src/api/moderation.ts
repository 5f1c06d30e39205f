import { z } from 'zod'
import { Words } from '../interview/terms.ts'
import { longest, most } from '../limits.ts'

/** Another participant, by their id in the interview. */
const atMost = (characters: number) => `use at most ${characters.toLocaleString('en')} characters`

export const BlockRequest = z.strictObject({ personId: Words.max(100) })
export const Block = z.object({ personId: z.string(), name: z.string(), createdAt: z.number() })
export type Block = z.infer<typeof Block>
export const BlocksReply = z.object({ blocks: z.array(Block) })

export const ComplaintKind = z.enum(['conduct', 'absent', 'spam', 'other'])
export type ComplaintKind = z.infer<typeof ComplaintKind>
export const ComplaintRequest = z.strictObject({
  personId: Words.max(100),
  kind: ComplaintKind,
  words: Words.trim().min(1, 'say what happened').max(longest.complaint, atMost(longest.complaint)),
})
export type ComplaintRequest = z.infer<typeof ComplaintRequest>
export const FiledReply = z.object({ filed: z.literal(true) })

const Party = z.object({ id: z.string(), name: z.string() })

/** For operators; contains nothing about the interview. */
export const Complaint = z.object({
  id: z.string(),
  by: Party,
  about: Party,
  kind: ComplaintKind,
  words: z.string(),
  createdAt: z.number(),
  closedAt: z.number().nullable(),
})
export type Complaint = z.infer<typeof Complaint>

/** `endsAt: null` means until it is lifted. */
export const Suspension = z.object({
  person: Party,
  reason: z.string(),
  createdAt: z.number(),
  endsAt: z.number().nullable(),
})
export type Suspension = z.infer<typeof Suspension>

export const OperatorReply = z.object({ complaints: z.array(Complaint), suspensions: z.array(Suspension) })
export type OperatorReply = z.infer<typeof OperatorReply>
export const CloseRequest = z.strictObject({ closed: z.boolean() })
/** `days: null` means until it is lifted. */
export const SuspendRequest = z.strictObject({
  personId: Words.max(100),
  days: z
    .number()
    .int()
    .min(1, 'suspend for at least a day')
    .max(most.suspensionDays, `suspend for at most ${most.suspensionDays} days`)
    .nullable(),
  reason: Words.trim().min(1, 'give a reason').max(longest.suspensionReason, atMost(longest.suspensionReason)),
})
export type SuspendRequest = z.infer<typeof SuspendRequest>

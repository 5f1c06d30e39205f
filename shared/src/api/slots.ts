import { z } from 'zod'
import { Name } from '../interview/commands.ts'
import { Role, TargetLevel } from '../interview/terms.ts'
import { most } from '../limits.ts'
import { isTimeZone } from '../time-zone.ts'
import { OpenRequest } from './interviews.ts'

/** Times of slots are whole minutes, in milliseconds since 1970. */

const TimeZone = z.string().max(60).refine(isTimeZone, 'is not a time zone')
const Start = z.number().int().min(0).multipleOf(60_000, 'propose whole minutes')
const Starts = z
  .array(Start)
  .min(1, 'propose at least one time')
  .max(most.slotStarts, `propose at most ${most.slotStarts} times`)

export const ProposeRequest = z.strictObject({ interview: OpenRequest, starts: Starts, timeZone: TimeZone })
export type ProposeRequest = z.infer<typeof ProposeRequest>

export const SlotCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('offer'), starts: Starts }),
  z.strictObject({ type: z.literal('pick'), startsAt: Start }),
  z.strictObject({ type: z.literal('keep') }),
  z.strictObject({ type: z.literal('cancel') }),
])
export type SlotCommand = z.infer<typeof SlotCommand>

/** Facts that both people see before the interview; nothing about the questions. */
const SlotFacts = z.object({
  title: z.string(),
  targetLevel: TargetLevel,
  rounds: z.number(),
  minutes: z.number(),
  firstRole: Role,
})

/** `waiting` turns into `missed` five minutes after the start. */
const Attendance = z.enum(['waiting', 'came', 'missed'])
export type Attendance = z.infer<typeof Attendance>

/**
 * `lapsed`: every proposed time has passed. `open`: the interview can be entered; `over`: its time has passed; an
 * `offer` beside `startsAt` proposes a new time.
 */
export const SlotView = SlotFacts.extend({
  id: z.string(),
  stage: z.enum(['proposed', 'lapsed', 'agreed', 'open', 'over', 'cancelled']),
  zone: z.string(),
  other: z.object({ name: z.string(), zone: z.string() }).nullable(),
  offer: z.object({ mine: z.boolean(), starts: z.array(z.number()) }).nullable(),
  startsAt: z.number().nullable(),
  interviewId: z.string().nullable(),
  attendance: z.object({ mine: Attendance, other: Attendance }),
  isHost: z.boolean(),
  cancelledByMe: z.boolean(),
  /** The guest's link can be replaced until a guest answers. */
  canInvite: z.boolean(),
  now: z.number(),
})
export type SlotView = z.infer<typeof SlotView>
export const SlotReply = z.object({ slot: SlotView })
export const SlotsReply = z.object({ slots: z.array(SlotView) })
/** The only time that the token is sent; the server stores its hash. */
export const ProposeReply = z.object({ slot: SlotView, token: z.string() })
export const SlotLinkReply = z.object({ token: z.string() })
export const EnterReply = z.object({ interviewId: z.string() })

export const SlotInvitation = SlotFacts.extend({
  hostName: z.string(),
  hostZone: z.string(),
  starts: z.array(z.number()),
  taken: z.boolean(),
  /** The slot's id when the asker is its host or guest already. */
  mine: z.string().nullable(),
  now: z.number(),
})
export type SlotInvitation = z.infer<typeof SlotInvitation>
export const JoinSlotRequest = z.strictObject({ name: Name, timeZone: TimeZone })
export const JoinSlotReply = z.object({ id: z.string() })

import { z } from 'zod'
import { Name } from '../interview/commands.ts'
import { Role, TargetLevel } from '../interview/terms.ts'
import { isTimeZone } from '../time-zone.ts'
import { OpenRequest } from './interviews.ts'

/** Slots: times that two people agree on for an interview. Times are milliseconds since 1970 and whole minutes. */

export const mostStarts = 5
const TimeZone = z.string().max(60).refine(isTimeZone, 'is not a time zone')
const Start = z.number().int().min(0).multipleOf(60_000, 'propose whole minutes')
const Starts = z.array(Start).min(1, 'propose at least one time').max(mostStarts, `propose at most ${mostStarts} times`)

export const ProposeRequest = z.strictObject({ interview: OpenRequest, starts: Starts, timeZone: TimeZone })
export type ProposeRequest = z.infer<typeof ProposeRequest>

/** What either of the two may ask for: other times, one of the times offered, the time as it was, or none at all. */
export const SlotCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('offer'), starts: Starts }),
  z.strictObject({ type: z.literal('pick'), startsAt: Start }),
  z.strictObject({ type: z.literal('keep') }),
  z.strictObject({ type: z.literal('cancel') }),
])
export type SlotCommand = z.infer<typeof SlotCommand>

/** What a slot looks like beforehand to either side: the interview's frame, and nothing of its questions. */
const SlotFacts = z.object({
  title: z.string(),
  targetLevel: TargetLevel,
  rounds: z.number(),
  minutes: z.number(),
  firstRole: Role,
})

/** `waiting` until five minutes after the start, then whoever has not come has missed it. */
const Attendance = z.enum(['waiting', 'came', 'missed'])
export type Attendance = z.infer<typeof Attendance>

/**
 * `lapsed`: all times offered went by unanswered. `open`: the interview can be entered. `over`: its time is past. An
 * offer beside an agreed time is one to move it; until it is answered the time stands.
 */
export const SlotView = SlotFacts.extend({
  id: z.string(),
  stage: z.enum(['proposed', 'lapsed', 'agreed', 'open', 'over', 'cancelled']),
  zone: z.string(),
  other: z.object({ name: z.string(), zone: z.string() }).nullable(),
  offer: z.object({ mine: z.boolean(), starts: z.array(z.number()) }).nullable(),
  startsAt: z.number().nullable(),
  /** Once it was opened. */
  interviewId: z.string().nullable(),
  attendance: z.object({ mine: Attendance, other: Attendance }),
  isHost: z.boolean(),
  cancelledByMe: z.boolean(),
  /** The link for the other can be replaced: nobody has answered by it. */
  canInvite: z.boolean(),
  /** The server's clock at the answer. */
  now: z.number(),
})
export type SlotView = z.infer<typeof SlotView>
export const SlotReply = z.object({ slot: SlotView })
export const SlotsReply = z.object({ slots: z.array(SlotView) })
/** The token of the link for the other is answered this once; what is kept of it can't open anything. */
export const ProposeReply = z.object({ slot: SlotView, token: z.string() })
export const SlotLinkReply = z.object({ token: z.string() })
export const EnterReply = z.object({ interviewId: z.string() })

/** What the link shows before somebody answers by it. */
export const SlotInvitation = SlotFacts.extend({
  hostName: z.string(),
  hostZone: z.string(),
  starts: z.array(z.number()),
  taken: z.boolean(),
  /** The slot's id, when the asker is one of its two already. */
  mine: z.string().nullable(),
  now: z.number(),
})
export type SlotInvitation = z.infer<typeof SlotInvitation>
export const JoinSlotRequest = z.strictObject({ name: Name, timeZone: TimeZone })
export const JoinSlotReply = z.object({ id: z.string() })

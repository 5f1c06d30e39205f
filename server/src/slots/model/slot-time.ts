import type { Attendance, SlotView } from '@dryrun/shared/api/slots.ts'
import { grace, opensBefore, type Slot, type SlotRefusal } from './slot.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** What a slot amounts to at a moment. `minutes` is how long its interview takes. */
export function stageAt(slot: Slot, minutes: number, now: number): SlotView['stage'] {
  if (slot.stage === 'cancelled') return 'cancelled'
  if (slot.startsAt === null) return slot.offered.every((start) => start <= now) ? 'lapsed' : 'proposed'
  if (now < slot.startsAt - opensBefore) return 'agreed'
  return now < slot.startsAt + minutes * MINUTE ? 'open' : 'over'
}

/** Why the interview can't be entered now, if so. */
export function entryRefused(slot: Slot, minutes: number, now: number): SlotRefusal | undefined {
  const refused = { cancelled: 'cancelled', proposed: 'notAgreed', lapsed: 'notAgreed', agreed: 'tooEarly' } as const
  const stage = stageAt(slot, minutes, now)
  if (stage === 'over') return 'over'
  return stage === 'open' ? undefined : refused[stage]
}

/** Whether somebody was in the room in time. Who comes later than the grace has missed it all the same. */
export function attendanceAt({ stage, startsAt }: Slot, arrivedAt: number | undefined, now: number): Attendance {
  if (stage !== 'agreed' || startsAt === null) return 'waiting'
  const until = startsAt + grace
  if (arrivedAt !== undefined && arrivedAt <= until) return 'came'
  return now < until ? 'waiting' : 'missed'
}

export const reminders = { day: 24 * HOUR, hour: HOUR } as const
export type Reminder = keyof typeof reminders

/**
 * Reminders that a time just agreed on needs no more: who agrees in the last hour, or on the last day, has only now been
 * told when it is.
 */
export const remindersPassed = (startsAt: number, now: number) => ({
  dayTold: startsAt - now <= reminders.day ? now : null,
  hourTold: startsAt - now <= reminders.hour ? now : null,
})

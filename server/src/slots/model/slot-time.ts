import type { Attendance, SlotView } from '@dryrun/shared/api/slots.ts'
import { grace, opensBefore, type Slot, type SlotRefusal } from './slot.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

export function stageAt(slot: Slot, minutes: number, now: number): SlotView['stage'] {
  if (slot.stage === 'cancelled') return 'cancelled'
  if (slot.startsAt === null) return slot.offered.every((start) => start <= now) ? 'lapsed' : 'proposed'
  if (now < slot.startsAt - opensBefore) return 'agreed'
  return now < slot.startsAt + minutes * MINUTE ? 'open' : 'over'
}

export function entryRefused(slot: Slot, minutes: number, now: number): SlotRefusal | undefined {
  const refused = { cancelled: 'cancelled', proposed: 'notAgreed', lapsed: 'notAgreed', agreed: 'tooEarly' } as const
  const stage = stageAt(slot, minutes, now)
  if (stage === 'over') return 'over'
  return stage === 'open' ? undefined : refused[stage]
}

/** Arrivals after the grace period count as missed. */
export function attendanceAt({ stage, startsAt }: Slot, arrivedAt: number | undefined, now: number): Attendance {
  if (stage !== 'agreed' || startsAt === null) return 'waiting'
  const until = startsAt + grace
  if (arrivedAt !== undefined && arrivedAt <= until) return 'came'
  return now < until ? 'waiting' : 'missed'
}

export const reminders = { day: 24 * HOUR, hour: HOUR } as const
export type Reminder = keyof typeof reminders

/** Reminders that an agreement just before the start has made superfluous. */
export const remindersPassed = (startsAt: number, now: number) => ({
  dayTold: startsAt - now <= reminders.day ? now : null,
  hourTold: startsAt - now <= reminders.hour ? now : null,
})

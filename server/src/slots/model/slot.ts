import type { SlotCommand } from '@dryrun/shared/api/slots.ts'
import { noShowMinutes, slotOpensMinutes } from '@dryrun/shared/limits.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** How early the interview can be entered, in milliseconds. */
export const opensBefore = slotOpensMinutes * MINUTE
/** How long after the start an arrival counts, in milliseconds. */
export const grace = noShowMinutes * MINUTE
/** The earliest and latest start that can be proposed, relative to now. */
const soonest = 5 * MINUTE
const latest = 180 * DAY

export type Side = 'host' | 'guest'
export const otherSide = (side: Side): Side => (side === 'host' ? 'guest' : 'host')

/** The state of a negotiation: `startsAt` is the agreed time, `offered` the times that one side proposes. */
export type Slot = Readonly<{
  stage: 'proposed' | 'agreed' | 'cancelled'
  guestId: string | null
  offerBy: Side | null
  offered: readonly number[]
  startsAt: number | null
  cancelledBy: Side | null
  sequence: number
}>

export const slotRefusals = {
  timesTwice: 'One of these times is there twice.',
  timesPast: 'Propose times that lie at least five minutes ahead and at most half a year.',
  notOffered: 'That time is no longer on offer. Load again and see.',
  timePast: 'That time has passed. Propose others.',
  ownOffer: 'These are your own times. The other one picks.',
  nothingToKeep: 'Nobody has asked to move it.',
  cancelled: 'This was called off.',
  begun: 'It begins any moment, or its time is past: this can no longer be changed.',
  notAgreed: 'There is no time agreed on yet.',
  tooEarly: 'It opens ten minutes before its time.',
  over: 'Its time is past. Propose new times.',
  taken: 'Someone else has already answered by this link. Ask for another one.',
  ownLink: 'This link is for your partner: send it to them.',
} as const
export type SlotRefusal = keyof typeof slotRefusals

export const isRefused = (decided: Slot | SlotRefusal): decided is SlotRefusal => typeof decided === 'string'

type Asked = Readonly<{ by: Side; now: number }>

export function decideSlot(slot: Slot, command: SlotCommand, asked: Asked): Slot | SlotRefusal {
  if (slot.stage === 'cancelled') return 'cancelled'
  if (hasOpened(slot, asked.now)) return 'begun'
  switch (command.type) {
    case 'offer':
      return offer(slot, command.starts, asked)
    case 'pick':
      return pick(slot, command.startsAt, asked)
    case 'keep':
      return keep(slot)
    case 'cancel':
      return { ...slot, stage: 'cancelled', cancelledBy: asked.by, ...noOffer, sequence: slot.sequence + 1 }
  }
}

const noOffer = { offerBy: null, offered: [] } as const

/** From this moment the other person may be waiting in the room. */
const hasOpened = ({ startsAt }: Slot, now: number): boolean => startsAt !== null && now >= startsAt - opensBefore

/** Replaces the offered times. An agreed time stands until one of them is picked. */
function offer(slot: Slot, starts: readonly number[], { by, now }: Asked): Slot | SlotRefusal {
  return timesRefused(starts, now) ?? { ...slot, offerBy: by, offered: starts.toSorted((a, b) => a - b) }
}

export function timesRefused(starts: readonly number[], now: number): SlotRefusal | undefined {
  if (new Set(starts).size !== starts.length) return 'timesTwice'
  if (starts.some((start) => start < now + soonest || start > now + latest)) return 'timesPast'
  return undefined
}

/** The iCalendar sequence starts at 0 with the first pick and rises with each move. */
function pick(slot: Slot, startsAt: number, { by, now }: Asked): Slot | SlotRefusal {
  if (slot.offerBy === by) return 'ownOffer'
  if (!slot.offered.includes(startsAt)) return 'notOffered'
  if (startsAt <= now) return 'timePast'
  const sequence = slot.stage === 'agreed' ? slot.sequence + 1 : slot.sequence
  return { ...slot, stage: 'agreed', startsAt, ...noOffer, sequence }
}

/** Either side may withdraw an offer to move. */
const keep = (slot: Slot): Slot | SlotRefusal =>
  slot.stage === 'agreed' && slot.offerBy ? { ...slot, ...noOffer } : 'nothingToKeep'

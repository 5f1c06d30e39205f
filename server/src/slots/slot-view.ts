import type { OpenRequest } from '@dryrun/shared/api/interviews.ts'
import type { SlotInvitation, SlotView } from '@dryrun/shared/api/slots.ts'
import { otherSide, type Side } from './model/slot.ts'
import { attendanceAt, stageAt } from './model/slot-time.ts'
import { arrivalKey, type SlotRow } from './slot-store.ts'

export type SlotFacts = Readonly<{
  names: ReadonlyMap<string, string>
  arrivals: ReadonlyMap<string, number>
  now: number
}>
type Names = SlotFacts['names']

export const slotMinutes = ({ plan, rounds }: OpenRequest): number =>
  rounds.length * plan.reduce((sum, { minutes }) => sum + minutes, 0)

/** Built field by field, since the questions must not leak to either side. */
const factsOf = ({ interview }: SlotRow, side: Side) => {
  const hostAsks = interview.rounds[0]?.hostRole === 'interviewer'
  return {
    title: interview.title,
    targetLevel: interview.targetLevel,
    rounds: interview.rounds.length,
    minutes: slotMinutes(interview),
    firstRole: hostAsks === (side === 'host') ? ('interviewer' as const) : ('candidate' as const),
  }
}

export function slotSeenBy(row: SlotRow, side: Side, { names, arrivals, now }: SlotFacts): SlotView {
  const attendance = (of: Side) =>
    attendanceAt(row, arrivals.get(arrivalKey(row.interviewId, of === 'host' ? row.hostId : row.guestId)), now)
  const starts = row.offered.filter((start) => start > now)
  return {
    ...factsOf(row, side),
    id: row.id,
    stage: stageAt(row, slotMinutes(row.interview), now),
    zone: (side === 'host' ? row.hostZone : row.guestZone) ?? row.hostZone,
    other: otherOf(row, side, names),
    offer: row.offerBy && starts.length ? { mine: row.offerBy === side, starts } : null,
    startsAt: row.startsAt,
    interviewId: row.openedAt === null ? null : row.interviewId,
    attendance: { mine: attendance(side), other: attendance(otherSide(side)) },
    isHost: side === 'host',
    cancelledByMe: row.cancelledBy === side,
    canInvite: side === 'host' && row.guestId === null && row.stage === 'proposed',
    now,
  }
}

function otherOf({ hostId, guestId, hostZone, guestZone }: SlotRow, side: Side, names: Names): SlotView['other'] {
  const id = side === 'host' ? guestId : hostId
  const zone = side === 'host' ? guestZone : hostZone
  return id && zone ? { name: names.get(id) ?? '', zone } : null
}

export const invitationTo = (row: SlotRow, mine: boolean, names: Names, now: number): SlotInvitation => ({
  ...factsOf(row, 'guest'),
  hostName: names.get(row.hostId) ?? '',
  hostZone: row.hostZone,
  starts: row.offered.filter((start) => start > now),
  taken: row.guestId !== null || row.stage === 'cancelled',
  mine: mine ? row.id : null,
  now,
})

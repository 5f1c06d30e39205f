import type { OpenRequest } from '@dryrun/shared/api/interviews.ts'
import type { SlotInvitation, SlotView } from '@dryrun/shared/api/slots.ts'
import { otherSide, type Side } from './model/slot.ts'
import { attendanceAt, stageAt } from './model/slot-time.ts'
import { arrivalKey, type SlotRow } from './slot-store.ts'

/** What rows do not say themselves: what people are called, and when they came into the room. */
export type Known = Readonly<{ names: ReadonlyMap<string, string>; arrivals: ReadonlyMap<string, number>; now: number }>
type Names = Known['names']

/** How long the whole interview takes, in minutes. */
export const minutesOf = ({ plan, rounds }: OpenRequest): number =>
  rounds.length * plan.reduce((sum, { minutes }) => sum + minutes, 0)

/** Built up field by field: of what is to be asked neither of the two is told anything here. */
const factsOf = ({ interview }: SlotRow, side: Side) => {
  const hostAsks = interview.rounds[0]?.hostRole === 'interviewer'
  return {
    title: interview.title,
    targetLevel: interview.targetLevel,
    rounds: interview.rounds.length,
    minutes: minutesOf(interview),
    firstRole: hostAsks === (side === 'host') ? ('interviewer' as const) : ('candidate' as const),
  }
}

/** A slot as one of its two sees it. */
export function slotSeenBy(row: SlotRow, side: Side, { names, arrivals, now }: Known): SlotView {
  const attendance = (of: Side) =>
    attendanceAt(row, arrivals.get(arrivalKey(row.interviewId, of === 'host' ? row.hostId : row.guestId)), now)
  const starts = row.offered.filter((start) => start > now)
  return {
    ...factsOf(row, side),
    id: row.id,
    stage: stageAt(row, minutesOf(row.interview), now),
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

/** A slot as anyone sees it who has its link. */
export const invitationTo = (row: SlotRow, mine: boolean, names: Names, now: number): SlotInvitation => ({
  ...factsOf(row, 'guest'),
  hostName: names.get(row.hostId) ?? '',
  hostZone: row.hostZone,
  starts: row.offered.filter((start) => start > now),
  taken: row.guestId !== null || row.stage === 'cancelled',
  mine: mine ? row.id : null,
  now,
})

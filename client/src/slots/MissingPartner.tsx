import { useRoom, useView } from '../live/use-room.ts'
import { MissedPartner } from './MissedPartner.tsx'
import { otherName } from './slot-text.ts'
import { useSlots } from './use-slots.ts'

export function MissingPartner({ interviewId }: { interviewId: string }) {
  const { people, me } = useView()
  const here = useRoom((state) => state.here)
  const slots = useSlots()
  const slot = slots.data?.find((each) => each.interviewId === interviewId)
  const other = people.find(({ id, seat }) => id !== me && (seat === 'host' || seat === 'guest'))
  if (!slot || !other || slot.attendance.other !== 'missed' || here.includes(other.id)) return null
  return <MissedPartner interviewId={interviewId} name={otherName(slot)} isHost={other.seat === 'guest'} />
}

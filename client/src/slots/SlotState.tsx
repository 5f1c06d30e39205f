import type { SlotView } from '@dryrun/shared/api/slots.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import { AgreedSlot } from './AgreedSlot.tsx'
import { OpenSlot } from './OpenSlot.tsx'
import { ProposedSlot } from './ProposedSlot.tsx'
import { otherName } from './slot-text.ts'

export function SlotState({ slot, zone }: { slot: SlotView; zone: string }) {
  switch (slot.stage) {
    case 'proposed':
    case 'lapsed':
      return <ProposedSlot slot={slot} zone={zone} />
    case 'agreed':
      return <AgreedSlot slot={slot} zone={zone} />
    case 'open':
      return <OpenSlot slot={slot} zone={zone} />
    case 'over':
      return <Past title="Its time is past" words={attendanceInWords(slot)} />
    case 'cancelled':
      return (
        <Past
          title="This was called off"
          words={slot.cancelledByMe ? 'You have called it off.' : `${otherName(slot)} has called it off.`}
        />
      )
  }
}

function Past({ title, words }: { title: string; words: string }) {
  return (
    <EmptyState title={title} action={<LinkButton to="/slots/new">Propose new times</LinkButton>}>
      {words}
    </EmptyState>
  )
}

function attendanceInWords(slot: SlotView): string {
  const { mine, other } = slot.attendance
  if (mine === 'missed' && other === 'missed') return 'Neither of you came.'
  if (other === 'missed') return `You were there, and ${otherName(slot)} did not come.`
  return mine === 'missed' ? `${otherName(slot)} was there, and you did not come.` : 'You were both there.'
}

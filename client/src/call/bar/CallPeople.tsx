import { VisuallyHidden } from '@mantine/core'
import { IconEar, IconMicrophoneOff, IconPlugConnectedX, IconVolume } from '@tabler/icons-react'
import { useView } from '../../live/use-room.ts'
import type { Member } from '../call.ts'
import { useCall } from '../use-call.ts'
import classes from './CallBar.module.css'

/** The others in the call: who speaks, who is muted, who only listens. */
export function CallPeople() {
  const { people } = useView()
  const members = useCall((call) => call.members)
  const isIn = useCall((call) => call.phase === 'in')
  if (!members.length) return isIn ? <span className={classes.dim}>You are alone in the call so far.</span> : null
  return (
    <ul className={classes.people} aria-label="In the call">
      {members.map((member) => (
        <Chip
          key={member.personId}
          member={member}
          name={people.find(({ id }) => id === member.personId)?.name ?? ''}
          isIn={isIn}
        />
      ))}
    </ul>
  )
}

function Chip({ member, name, isIn }: { member: Member; name: string; isIn: boolean }) {
  const { icon: Icon, words } = conditionOf(member, isIn)
  return (
    <li className={classes.chip} data-speaking={member.isSpeaking}>
      <Icon size={16} stroke={1.75} aria-hidden />
      <bdi className={classes.name}>{name}</bdi>
      {words && <span className={classes.dim}>{words}</span>}
      {member.isSpeaking && <VisuallyHidden>speaks</VisuallyHidden>}
    </li>
  )
}

function conditionOf({ link, talks, isMuted, isPoor }: Member, isIn: boolean) {
  if (isIn && link === 'lost') return { icon: IconPlugConnectedX, words: 'reconnecting' }
  if (isIn && link === 'connecting') return { icon: IconPlugConnectedX, words: 'connecting' }
  if (!talks) return { icon: IconEar, words: 'listens' }
  if (isMuted) return { icon: IconMicrophoneOff, words: 'muted' }
  return { icon: IconVolume, words: isPoor ? 'poor connection, video is off' : '' }
}

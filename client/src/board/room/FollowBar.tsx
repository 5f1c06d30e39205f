import { Button } from '@mantine/core'
import type { CSSProperties } from 'react'
import { personColour } from '../../live/person-colour.ts'
import { useRoom, useRoomClient, useView } from '../../live/use-room.ts'
import classes from './FollowBar.module.css'

export function FollowBar() {
  const { follow } = useRoomClient()
  const { people } = useView()
  const following = useRoom((state) => state.following)
  const person = people.find(({ id }) => id === following)
  if (!person) return null
  return (
    <div className={classes.frame} style={{ '--follow': personColour(people, person.id) } as CSSProperties}>
      <div className={classes.bar} role="status">
        <span>
          Following <bdi>{person.name}</bdi>
        </span>
        <Button size="compact-xs" variant="default" onClick={() => follow(null)}>
          Stop
        </Button>
      </div>
    </div>
  )
}

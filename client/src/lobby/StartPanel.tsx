import { isolated } from '@dryrun/shared/format.ts'
import type { View } from '@dryrun/shared/interview/view.ts'
import { Button } from '@mantine/core'
import { useId, useState } from 'react'
import { useRoom, useRoomClient, useView } from '../live/use-room.ts'
import classes from '../ui/sheets/StartPanel.module.css'

export function StartPanel() {
  const view = useView()
  const { submit } = useRoomClient()
  const here = useRoom((state) => state.here)
  const refused = useRoom((state) => state.refused.find(({ command }) => command.type === 'startRound'))
  const [starting, setStarting] = useState(false)
  const reasonId = useId()
  const start = async () => {
    setStarting(true)
    const receipt = await submit({ type: 'startRound' })
    if (!receipt.ok) setStarting(false)
  }
  return (
    <div className={classes.panel}>
      {view.lens === 'interviewer' && (
        <Button
          size="md"
          loading={starting}
          disabled={emptySeat(view) !== null}
          aria-describedby={reasonId}
          onClick={() => void start()}
        >
          Start round 1
        </Button>
      )}
      <p id={reasonId} className={view.lens === 'interviewer' ? classes.reason : classes.waiting} role="status">
        {refused?.sentence ?? reasonOf(view, here)}
      </p>
    </div>
  )
}

const emptySeat = ({ next }: View): 'interviewer' | 'candidate' | null => {
  if (!next?.interviewer) return 'interviewer'
  return next.candidate ? null : 'candidate'
}

function reasonOf(view: View, here: readonly string[]): string {
  const empty = emptySeat(view)
  if (empty) return `Waiting for the ${empty} to join.`
  const nameOf = (id: string | null | undefined) => isolated(view.people.find((person) => person.id === id)?.name ?? '')
  if (view.lens !== 'interviewer') return `${nameOf(view.next?.interviewer)} starts the round.`
  const candidate = view.next?.candidate ?? ''
  return here.includes(candidate)
    ? 'Everyone is here. The clock runs from when you start.'
    : `${nameOf(candidate)} has a seat, but is not here at the moment.`
}

import { counted } from '@dryrun/shared/interview/words.ts'
import { VisuallyHidden } from '@mantine/core'
import { useEffect, useState } from 'react'
import classes from './SaveState.module.css'
import { useRoom } from './use-room.ts'

/** While one draws, something is being saved many times a second: the words change when that has come to rest. */
const REST_MS = 400

/** Whether one's own work is safe on the server, always in sight. */
export function SaveState() {
  const link = useRoom((state) => state.link)
  const held = useRoom((state) => state.held)
  const waiting = useRoom(({ unsaved }) => unsaved.length)
  const isSaving = useResting(waiting > 0)
  const count = counted(Math.max(waiting, 1), 'change')
  if (link === 'offline') return <Words kind="away">{waiting ? `Offline: ${count} waiting` : 'Offline'}</Words>
  if (link === 'connecting') return <Words kind="busy">Connecting</Words>
  if (held === 'notSaved') return <Words kind="away">{`Not saved: ${count} waiting`}</Words>
  return isSaving ? <Words kind="busy">{`Saving ${count}`}</Words> : <Words kind="safe">All saved</Words>
}

type Kind = 'safe' | 'busy' | 'away'

/** A screen reader hears when work stops being safe and when it is again, not every stroke in between. */
function Words({ kind, children }: { kind: Kind; children: string }) {
  return (
    <span className={classes.state} data-kind={kind} data-save-state>
      <span className={classes.dot} aria-hidden />
      <span>{children}</span>
      <VisuallyHidden role="status">
        {kind === 'away' ? 'Not saved' : kind === 'safe' ? 'All saved' : ''}
      </VisuallyHidden>
    </span>
  )
}

/** True at once, false again only after a rest. */
function useResting(now: boolean): boolean {
  const [lasting, setLasting] = useState(now)
  useEffect(() => {
    if (now) return setLasting(true)
    const timer = setTimeout(() => setLasting(false), REST_MS)
    return () => clearTimeout(timer)
  }, [now])
  return now || lasting
}

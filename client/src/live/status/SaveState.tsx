import { counted } from '@dryrun/shared/format.ts'
import { VisuallyHidden } from '@mantine/core'
import { useEffect, useState } from 'react'
import { localNow, type RoomState } from '../room-store.ts'
import { useRoom } from '../use-room.ts'
import classes from './SaveState.module.css'
import { troubleOf } from './trouble.ts'

/** Drawing saves many times per second, so the text changes only after this pause. */
const REST_MS = 400
/** A change without an answer for this long counts as not saved. */
const OVERDUE_MS = 2_000

export function SaveState() {
  const link = useRoom((state) => state.link)
  const trouble = useRoom(troubleOf)
  const waiting = useRoom(({ unsaved }) => unsaved.length)
  const isOverdue = useOverdue()
  const isDrawing = useRoom(({ isDrawingUnsent }) => isDrawingUnsent)
  const isSaving = useResting(waiting > 0 || isDrawing)
  if (link === 'connecting') return <Words kind="busy">Connecting</Words>
  if (trouble === 'readOnly')
    return <Words kind="away">{withCount(waiting ? 'Not saved' : 'Read-only', waiting)}</Words>
  if (link === 'offline') return <Words kind="away">{withCount('Offline', waiting)}</Words>
  if (isOverdue) return <Words kind="away">{withCount('Not saved', waiting)}</Words>
  if (link === 'checking') return <Words kind="busy">{withCount('Checking', waiting)}</Words>
  return isSaving ? (
    <Words kind="busy">{`Saving ${counted(Math.max(waiting, 1), 'change')}`}</Words>
  ) : (
    <Words kind="safe">All saved</Words>
  )
}

const withCount = (words: string, waiting: number): string =>
  waiting ? `${words}: ${counted(waiting, 'change')} waiting` : words

type Kind = 'safe' | 'busy' | 'away'

/** Screen readers announce only the switch between safe and not safe, not every stroke. */
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

const oldest = ({ unsaved }: RoomState): number | undefined => unsaved[0]?.since

function useOverdue(): boolean {
  const since = useRoom(oldest)
  const [overdue, setOverdue] = useState<number>()
  useEffect(() => {
    if (since === undefined) return
    const timer = setTimeout(() => setOverdue(since), since + OVERDUE_MS - localNow())
    return () => clearTimeout(timer)
  }, [since])
  return since !== undefined && since === overdue
}

function useResting(now: boolean): boolean {
  const [lasting, setLasting] = useState(now)
  useEffect(() => {
    if (now) return setLasting(true)
    const timer = setTimeout(() => setLasting(false), REST_MS)
    return () => clearTimeout(timer)
  }, [now])
  return now || lasting
}

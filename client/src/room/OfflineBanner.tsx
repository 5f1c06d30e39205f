import { counted } from '@dryrun/shared/interview/words.ts'
import { IconCloudCheck, IconCloudOff, IconDatabaseOff } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import classes from './OfflineBanner.module.css'
import { useRoom } from './use-room.ts'

/** A connection that is back sooner is not worth a word. */
const QUIET_MS = 2_000
const THANKS_MS = 4_000

type Trouble = 'away' | 'held'

/** Tells that work is not reaching the server, for as long as it does not, and once that all is saved again. */
export function OfflineBanner() {
  const trouble = useTrouble()
  const settled = useSettled(trouble)
  const waiting = useRoom((state) => state.unsaved.length)
  const waits = waiting ? `${counted(waiting, 'change')} ${waiting === 1 ? 'waits' : 'wait'}.` : 'Nothing is waiting.'
  if (trouble === 'away')
    return (
      <Strip icon={<IconCloudOff size={16} stroke={1.75} />}>Not connected. You can keep working; {lower(waits)}</Strip>
    )
  if (trouble === 'held')
    return (
      <Strip icon={<IconDatabaseOff size={16} stroke={1.75} />}>
        The server cannot save right now. You can keep working; {lower(waits)}
      </Strip>
    )
  if (settled === 'saving') return <Strip icon={<IconCloudCheck size={16} stroke={1.75} />}>Back. {waits}</Strip>
  if (settled === 'saved')
    return (
      <Strip icon={<IconCloudCheck size={16} stroke={1.75} />} good>
        Back, all saved.
      </Strip>
    )
  return null
}

const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)

function Strip({ icon, good = false, children }: { icon: ReactNode; good?: boolean; children: ReactNode }) {
  return (
    <div className={classes.strip} data-good={good} role="status">
      {icon}
      <span>{children}</span>
    </div>
  )
}

/** What is wrong, once it has lasted longer than a blink. */
function useTrouble(): Trouble | undefined {
  const now = useRoom(({ link, held }) => (link === 'offline' ? 'away' : held === 'notSaved' ? 'held' : undefined))
  const [lasting, setLasting] = useState<Trouble>()
  useEffect(() => {
    if (!now) return setLasting(undefined)
    const timer = setTimeout(() => setLasting(now), QUIET_MS)
    return () => clearTimeout(timer)
  }, [now])
  return now && lasting
}

/** After trouble: whether what waited is still being sent, or is saved. */
function useSettled(trouble: Trouble | undefined): 'saving' | 'saved' | undefined {
  const waiting = useRoom((state) => state.unsaved.length > 0)
  const [after, setAfter] = useState(false)
  useEffect(() => {
    if (trouble) setAfter(true)
  }, [trouble])
  useEffect(() => {
    if (!after || trouble || waiting) return
    const timer = setTimeout(() => setAfter(false), THANKS_MS)
    return () => clearTimeout(timer)
  }, [after, trouble, waiting])
  if (!after || trouble) return undefined
  return waiting ? 'saving' : 'saved'
}

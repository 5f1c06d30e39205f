import { VisuallyHidden } from '@mantine/core'
import { IconCloudCheck, IconCloudOff, IconDatabaseOff, IconRefresh } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { useRoom } from '../use-room.ts'
import classes from './OfflineBanner.module.css'
import { meanwhile, type Trouble, troubleOf, troubleText, waits } from './trouble.ts'

const QUIET_MS = 2_000
/** From here on the banner also says what still works. */
const LONG_MS = 5_000
const THANKS_MS = 4_000

export function OfflineBanner() {
  const trouble = useTrouble()
  const isLong = useLasting(trouble !== undefined, LONG_MS - QUIET_MS)
  const settled = useSettled(trouble)
  return (
    <>
      {trouble ? (
        <TroubleStrip trouble={trouble} isLong={isLong} />
      ) : settled ? (
        <BackStrip isSaved={settled === 'saved'} />
      ) : null}
      {/* Always mounted, so that screen readers announce its changes. Without the count, which changes too often. */}
      <VisuallyHidden role="status">
        {trouble ? troubleText[trouble] : settled === 'saved' ? 'Connected again' : ''}
      </VisuallyHidden>
    </>
  )
}

const icons = { restarting: IconRefresh, away: IconCloudOff, readOnly: IconDatabaseOff } as const

function TroubleStrip({ trouble, isLong }: { trouble: Trouble; isLong: boolean }) {
  const waiting = useRoom((state) => state.unsaved.length)
  const more = useRoom((state) => meanwhile(trouble, state.view))
  const Icon = icons[trouble]
  return (
    <Strip icon={<Icon size={isLong ? 20 : 16} stroke={1.75} />} kind={isLong ? 'long' : 'short'}>
      <p className={classes.first}>
        {troubleText[trouble]} You can keep working; {waits(waiting)}.
      </p>
      {isLong && <p className={classes.more}>{more}</p>}
    </Strip>
  )
}

function BackStrip({ isSaved }: { isSaved: boolean }) {
  const waiting = useRoom((state) => state.unsaved.length)
  return (
    <Strip icon={<IconCloudCheck size={16} stroke={1.75} />} kind={isSaved ? 'good' : 'short'}>
      <p className={classes.first}>{isSaved ? 'Back, all saved.' : `Back; ${waits(waiting)} to be saved.`}</p>
    </Strip>
  )
}

type Kind = 'short' | 'long' | 'good'

function Strip({ icon, kind, children }: { icon: ReactNode; kind: Kind; children: ReactNode }) {
  return (
    <div className={classes.strip} data-kind={kind} data-trouble>
      {icon}
      <div>{children}</div>
    </div>
  )
}

/** Returns the trouble once it exceeds `QUIET_MS`; an announced restart shows at once. */
function useTrouble(): Trouble | undefined {
  const now = useRoom(troubleOf)
  const isLasting = useLasting(now !== undefined, QUIET_MS)
  return isLasting || now === 'restarting' ? now : undefined
}

function useLasting(now: boolean, ms: number): boolean {
  const [lasting, setLasting] = useState(false)
  useEffect(() => {
    if (!now) return setLasting(false)
    const timer = setTimeout(() => setLasting(true), ms)
    return () => clearTimeout(timer)
  }, [now, ms])
  return now && lasting
}

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

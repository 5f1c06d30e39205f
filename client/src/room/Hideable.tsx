import { Button } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { type ReactNode, useEffect } from 'react'
import { toggleHidden } from '../live/layout-store.ts'
import { useLayout, useLayoutStore } from '../live/use-layout.ts'
import classes from './Hideable.module.css'
import { HideButton } from './HideButton.tsx'
import { isHideKey } from './use-room-keys.ts'

/** Hides interviewer-only content on a page without a board, with the same key as in the room. */
export function Hideable({ children }: { children: ReactNode }) {
  const layout = useLayoutStore()
  const hidden = useLayout((state) => state.hidden)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isHideKey(event)) return
      event.preventDefault()
      toggleHidden(layout)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [layout])
  if (hidden) return <PutAway onShow={() => toggleHidden(layout)} />
  return (
    <div className={classes.shown}>
      <HideButton className={classes.hide} />
      {children}
    </div>
  )
}

/** Must not reveal anything that a shared screen may not show. */
function PutAway({ onShow }: { onShow: () => void }) {
  return (
    <div className={classes.away}>
      <p className={classes.words}>Put away, so that you can share your screen. What you wrote is kept.</p>
      <Button variant="default" size="compact-sm" leftSection={<IconEye size={16} stroke={1.75} />} onClick={onShow}>
        Show it again
      </Button>
    </div>
  )
}

import { type RefObject, useEffect, useRef } from 'react'
import type { Panel } from '../live/layout-store.ts'
import { useLayout } from '../live/use-layout.ts'

/** Returns a ref whose element gets the focus when a key or tab opens the panel. */
export function usePanelFocus<T extends HTMLElement>(panel: Panel): RefObject<T | null> {
  const place = useRef<T>(null)
  const turn = useLayout(({ focus }) => (focus?.panel === panel ? focus.turn : 0))
  useEffect(() => {
    if (turn) place.current?.focus()
  }, [turn])
  return place
}

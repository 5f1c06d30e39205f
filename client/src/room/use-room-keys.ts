import { useEffect } from 'react'
import { type LayoutStore, type Panel, showPanel, toggleHidden } from './layout-store.ts'
import { useDeskState, usePanels } from './panels.ts'
import { useAttach } from './rubric/use-judge.ts'
import { useLeads, useRound } from './use-desk.ts'
import { useLayoutStore } from './use-layout.ts'

type Hands = {
  layout: LayoutStore
  panels: readonly Panel[]
  hasDesk: boolean
  /** Whether notes and scores can be written now, and their panels are in sight. */
  judges: boolean
  attach: (dimension: string) => void
}

/** The room's keys. Held with Alt they work everywhere; a single letter never while a field or the board has the focus. */
export function useRoomKeys(): void {
  const layout = useLayoutStore()
  const panels = usePanels()
  const desk = useDeskState()
  const judges = useLeads() && desk === 'open'
  const round = useRound()?.index ?? 0
  const attachTo = useAttach()
  useEffect(() => {
    const attach = (dimension: string) => attachTo(round, dimension)
    const hands: Hands = { layout, panels, hasDesk: desk !== 'none', judges, attach }
    const onKey = (event: KeyboardEvent) => {
      const done = event.altKey ? heldKey(event, hands) : letterKey(event, hands)
      if (!done) return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [layout, panels, desk, judges, round, attachTo])
}

/** By the place of the key: with Alt some keyboards write other letters. */
function heldKey({ code, ctrlKey, metaKey }: KeyboardEvent, { layout, panels, hasDesk }: Hands): boolean {
  if (ctrlKey || metaKey) return false
  if (code === 'KeyH' && hasDesk) {
    toggleHidden(layout)
    return true
  }
  const panel = code.startsWith('Digit') ? panels[Number(code.slice(5)) - 1] : undefined
  if (panel) showPanel(layout, panel, hasDesk)
  return panel !== undefined
}

function letterKey(event: KeyboardEvent, { layout, judges, attach }: Hands): boolean {
  if (event.ctrlKey || event.metaKey || isTaken(event.target) || layout.getState().dialog) return false
  switch (event.key) {
    case '?':
      layout.setState({ dialog: 'keys' })
      return true
    case 'n':
      if (judges) showPanel(layout, 'notes', true)
      return judges
    case '/':
      if (judges) showPanel(layout, 'script', true)
      return judges
    case 'e': {
      const { dimension } = layout.getState()
      if (judges && dimension) attach(dimension)
      else if (judges) layout.setState({ dialog: 'moment' })
      return judges
    }
    default:
      return false
  }
}

/** Whether the letters belong to something else: a field, the board, or a menu that is open. */
const isTaken = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest(
    'input:not([type=radio]), textarea, select, [contenteditable=true], [data-board], [role=menu], [role=dialog]',
  ) !== null

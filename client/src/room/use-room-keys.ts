import { useEffect } from 'react'
import { type LayoutStore, type Panel, showPanel, toggleHidden } from '../live/layout-store.ts'
import { useLeads, useSeen } from '../live/use-interviewer-panel.ts'
import { useLayoutStore } from '../live/use-layout.ts'
import { isInterviewerView } from '../live/view-kind.ts'
import { useInterviewerPanelState, usePanels } from './panels.ts'
import { useAttach } from './rubric/use-attach.ts'

type Hands = {
  layout: LayoutStore
  panels: readonly Panel[]
  hasDesk: boolean
  judges: boolean
  tie: () => void
}

/**
 * Keyboard shortcuts of the room. Alt shortcuts work everywhere; single letters do not while a field or the board has
 * the focus.
 */
export function useRoomKeys(): void {
  const layout = useLayoutStore()
  const panels = usePanels()
  const desk = useInterviewerPanelState()
  const judges = useLeads() && desk === 'open'
  const question = useSeen((view) => (isInterviewerView(view) ? view.question : undefined))
  const attach = useAttach()
  useEffect(() => {
    const tie = () => {
      const { dimension } = layout.getState()
      const known = question?.rubric.find(({ id }) => id === dimension)
      if (question && known) attach(question.index, known.id)
      else layout.setState({ dialog: 'moment' })
    }
    const hands: Hands = { layout, panels, hasDesk: desk !== 'none', judges, tie }
    const onKey = (event: KeyboardEvent) => {
      const done = event.altKey ? heldKey(event, hands) : letterKey(event, hands)
      if (!done) return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [layout, panels, desk, judges, question, attach])
}

export const isHideKey = ({ code, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  code === 'KeyH' && altKey && !ctrlKey && !metaKey

/** Uses key codes: with Alt some layouts produce other characters. */
function heldKey(event: KeyboardEvent, { layout, panels, hasDesk }: Hands): boolean {
  if (event.ctrlKey || event.metaKey) return false
  if (isHideKey(event) && hasDesk) {
    toggleHidden(layout)
    return true
  }
  const { code } = event
  const panel = code.startsWith('Digit') ? panels[Number(code.slice(5)) - 1] : undefined
  if (panel) showPanel(layout, panel, hasDesk)
  return panel !== undefined
}

function letterKey(event: KeyboardEvent, { layout, judges, tie }: Hands): boolean {
  if (event.ctrlKey || event.metaKey || isTaken(event.target) || layout.getState().dialog) return false
  switch (event.key.toLowerCase()) {
    case '?':
      layout.setState({ dialog: 'keys' })
      return true
    case 'n':
      if (judges) showPanel(layout, 'notes', true)
      return judges
    case '/':
      if (judges) showPanel(layout, 'script', true)
      return judges
    case 'e':
      if (judges) tie()
      return judges
    default:
      return false
  }
}

/** Whether single letters belong to the focused element: a field, the board, an open menu or dialog. */
const isTaken = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest(
    'input:not([type=radio]), textarea, select, [contenteditable=true], [data-board], [role=menu], [role=dialog]',
  ) !== null

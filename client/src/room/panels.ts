import { useMediaQuery } from '@mantine/hooks'
import type { Panel } from '../live/layout-store.ts'
import { useSeen } from '../live/use-interviewer-panel.ts'
import { useLayout } from '../live/use-layout.ts'
import { isInterviewerView } from '../live/view-kind.ts'
import { media } from '../ui/media.ts'

/** The same numbers in every role, so that shortcuts survive a swap. */
const numbered: readonly Panel[] = ['prompt', 'chat', 'script', 'rubric', 'notes']

export const panelText: Readonly<Record<Panel, string>> = {
  prompt: 'Prompt',
  chat: 'Chat',
  script: 'Script',
  rubric: 'Rubric',
  notes: 'Notes',
}

export const keyOf = (panel: Panel): string => `Alt+${numbered.indexOf(panel) + 1}`

export const useNarrow = (): boolean =>
  useMediaQuery(media['--tablet'], undefined, { getInitialValueInEffect: false }) ?? false

/** The state of the interviewer panel. `hidden` during screen sharing. */
export function useInterviewerPanelState(): 'none' | 'hidden' | 'open' {
  const has = useSeen(isInterviewerView)
  const hidden = useLayout((state) => state.hidden)
  if (!has) return 'none'
  return hidden ? 'hidden' : 'open'
}

export function usePanels(): readonly Panel[] {
  const desk = useInterviewerPanelState()
  const breaks = useSeen(({ interview }) => interview.stage === 'break')
  if (desk !== 'open') return numbered.slice(0, 2)
  return breaks ? numbered.slice(0, 4) : numbered
}

export function useChatUnread(): number {
  const seen = useLayout((state) => state.chatSeen)
  return useSeen(({ chat, me }) => chat.slice(seen).filter(({ by }) => by !== me).length)
}

export function useShownUnread(): number {
  const seen = useLayout((state) => state.shownSeen)
  return useSeen(({ shown, round }) => (round ? Math.max(0, shown.length - (seen[round.index] ?? 0)) : 0))
}

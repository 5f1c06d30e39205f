import { createStore, type StoreApi } from 'zustand/vanilla'

export type Panel = 'prompt' | 'chat' | 'script' | 'rubric' | 'notes'
export type InterviewerPanelName = Extract<Panel, 'script' | 'rubric' | 'notes'>
export type Dialog = 'keys' | 'finishRound' | 'endInterview' | 'moment'

/** Layout of this tab. Local only; it holds no interview content. */
export type LayoutState = {
  /** The only visible panel on a narrow page; null shows the board. */
  front: Panel | null
  deskPanel: InterviewerPanelName
  drawer: 'prompt' | 'chat' | null
  /** Whether the prompt column is open, for roles without the interviewer panel. */
  promptOpen: boolean
  /** Whether all interviewer-only content is off the page, for screen sharing. */
  hidden: boolean
  /** The rubric dimension that gets the evidence of "this moment". */
  dimension: string | null
  dialog: Dialog | null
  /** Counts of chat lines seen, and of shown items seen by round. */
  chatSeen: number
  shownSeen: Readonly<Record<number, number>>
  /** A new `turn` moves the keyboard focus to the panel. */
  focus: { panel: Panel; turn: number } | null
}
export type LayoutStore = StoreApi<LayoutState>

const kept = ['deskPanel', 'promptOpen', 'hidden', 'chatSeen', 'shownSeen'] as const

/** Creates the layout of this tab. A reload restores it, so hidden content stays hidden during screen sharing. */
export function createLayoutStore(interviewId: string): LayoutStore {
  const key = `dryrun.layout.${interviewId}`
  const store = createStore<LayoutState>(() => ({
    front: null,
    deskPanel: 'script',
    drawer: null,
    promptOpen: true,
    hidden: false,
    dimension: null,
    dialog: null,
    chatSeen: 0,
    shownSeen: {},
    focus: null,
    ...readKept(key),
  }))
  store.subscribe((state) => {
    sessionStorage.setItem(key, JSON.stringify(Object.fromEntries(kept.map((name) => [name, state[name]]))))
  })
  return store
}

function readKept(key: string): Partial<LayoutState> {
  const text = sessionStorage.getItem(key)
  return text ? (JSON.parse(text) as Partial<LayoutState>) : {}
}

const deskPanels: readonly Panel[] = ['script', 'rubric', 'notes']
export const isInterviewerPanel = (panel: Panel): panel is InterviewerPanelName => deskPanels.includes(panel)

export function showPanel(store: LayoutStore, panel: Panel, hasDesk: boolean): void {
  const focus = { panel, turn: (store.getState().focus?.turn ?? 0) + 1 }
  if (isInterviewerPanel(panel)) store.setState({ deskPanel: panel, front: panel, focus })
  else if (panel === 'prompt' && !hasDesk) store.setState({ promptOpen: true, front: panel, focus })
  else store.setState({ drawer: panel, front: panel, focus })
}

export function toggleHidden(store: LayoutStore): void {
  const { hidden, front } = store.getState()
  const leave = !hidden && front && isInterviewerPanel(front)
  store.setState({ hidden: !hidden, dialog: null, ...(leave ? { front: null } : {}) })
}

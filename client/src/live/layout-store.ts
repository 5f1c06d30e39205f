import { createStore, type StoreApi } from 'zustand/vanilla'

/** The places beside the board. Which of them a person has depends on what they do in the round. */
export type Panel = 'prompt' | 'chat' | 'script' | 'rubric' | 'notes'
export type DeskPanel = Extract<Panel, 'script' | 'rubric' | 'notes'>
export type Dialog = 'keys' | 'finishRound' | 'endInterview' | 'moment'

/** What is open where in this tab. Nobody else is told of it, and nothing of the interview is kept here. */
export type LayoutState = {
  /** The only panel on a narrow page; nothing means the board. */
  front: Panel | null
  deskPanel: DeskPanel
  /** Floats over the board's right side on a wide page. */
  drawer: 'prompt' | 'chat' | null
  /** Whether the column with the prompt is open for those who have no desk. */
  promptOpen: boolean
  /** Nothing that only the interviewer may see is on the page, because their screen is shared. */
  hidden: boolean
  /** The dimension that "this moment" goes to. */
  dimension: string | null
  dialog: Dialog | null
  /** How many lines of the chat have been in sight, and how much of what was put to the candidate, by round. */
  chatSeen: number
  shownSeen: Readonly<Record<number, number>>
  /** Raised to bring the keyboard to a panel. */
  focus: { panel: Panel; turn: number } | null
}
export type LayoutStore = StoreApi<LayoutState>

const kept = ['deskPanel', 'promptOpen', 'hidden', 'chatSeen', 'shownSeen'] as const

/** A reload keeps the layout; above all, what was hidden for a shared screen stays hidden. */
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
export const isDeskPanel = (panel: Panel): panel is DeskPanel => deskPanels.includes(panel)

/** Opens a panel wherever it belongs on this page, and brings the keyboard to it. */
export function showPanel(store: LayoutStore, panel: Panel, hasDesk: boolean): void {
  const focus = { panel, turn: (store.getState().focus?.turn ?? 0) + 1 }
  if (isDeskPanel(panel)) store.setState({ deskPanel: panel, front: panel, focus })
  else if (panel === 'prompt' && !hasDesk) store.setState({ promptOpen: true, front: panel, focus })
  else store.setState({ drawer: panel, front: panel, focus })
}

/** Hides or shows all that only the interviewer sees, in one step. */
export function toggleHidden(store: LayoutStore): void {
  const { hidden, front } = store.getState()
  const leave = !hidden && front && isDeskPanel(front)
  store.setState({ hidden: !hidden, dialog: null, ...(leave ? { front: null } : {}) })
}

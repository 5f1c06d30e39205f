import { z } from 'zod'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { keep, readKept } from '../lib/browser-storage.ts'

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
  /** Sections of the script that the interviewer opened (true) or folded (false), by section id. */
  scriptFolds: Readonly<Record<string, boolean>>
  /** A new `turn` moves the keyboard focus to the panel. */
  focus: { panel: Panel; turn: number } | null
}
export type LayoutStore = StoreApi<LayoutState>

/** What a reload restores. */
const Kept = z.object({
  deskPanel: z.enum(['script', 'rubric', 'notes']),
  promptOpen: z.boolean(),
  hidden: z.boolean(),
  chatSeen: z.number(),
  shownSeen: z.record(z.coerce.number(), z.number()),
  scriptFolds: z.record(z.string(), z.boolean()).default({}),
})

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
    scriptFolds: {},
    focus: null,
    ...readKept(key, Kept, 'sessionStorage'),
  }))
  store.subscribe((state) => keep(key, Kept.parse(state), 'sessionStorage'))
  return store
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

import type { QuestionPreview } from '@dryrun/shared/api/own-packs.ts'
import type { InterviewerView, OpenView, PanelView, View } from '@dryrun/shared/interview/view.ts'
import type { OptimisticPanel } from '../live/optimistic-view.ts'
import { createRoomStore } from '../live/room-store.ts'
import type { RecordedRoom } from '../live/use-room.ts'

export type Side = 'candidate' | 'interviewer'

export function previewRoom(preview: QuestionPreview, side: Side): RecordedRoom {
  const store = createRoomStore()
  store.setState({ view: side === 'interviewer' ? interviewerView(preview) : openView(preview, 'candidate') })
  return { store, isRecording: true, now: () => 0, onTick: () => () => undefined }
}

export function previewPanel({ question }: QuestionPreview): OptimisticPanel {
  return { ...emptyDesk(question), waiting: new Set() }
}

const emptyDesk = (question: QuestionPreview['question']): PanelView => ({
  question,
  used: [],
  ticks: [],
  checks: [],
  misquotes: [],
  flags: [],
  notes: [],
  scores: {},
  evidence: [],
})

const interviewerView = (preview: QuestionPreview): View =>
  ({ ...openView(preview, 'interviewer'), ...emptyDesk(preview.question) }) as InterviewerView

const openView = ({ question: { index, title, prompt } }: QuestionPreview, lens: Side): View & OpenView =>
  ({
    lens,
    me: lens,
    interview: { id: 'preview', title: '', stage: 'round', targetLevel: 'senior', rounds: 1, sealed: true },
    people: [],
    plan: [],
    round: {
      index,
      title,
      prompt,
      interviewer: 'interviewer',
      candidate: 'candidate',
      startedAt: 0,
      endedAt: null,
      pausedAt: null,
      pauses: [],
      visits: [],
    },
    next: null,
    shown: [],
    chat: [],
    papers: [],
    dimensions: [],
    results: [],
  }) as View & OpenView

import { mss } from '@dryrun/shared/format.ts'
import type { Command, CommandOf } from '@dryrun/shared/interview/commands.ts'
import { runningMs } from '@dryrun/shared/interview/interview.ts'
import { scoreFor } from '@dryrun/shared/interview/scoring.ts'
import type { InterviewerView, View } from '@dryrun/shared/interview/view.ts'
import { useEffect } from 'react'
import type { DraftStore } from './drafts.ts'
import { useDraftStore } from './use-layout.ts'
import { useLiveRoom } from './use-room.ts'
import { isEnded, isInterviewerView } from './view-kind.ts'

/** Names of drafts, to which refused texts return. Stored in the tab, so they must not change. */
export const draftNames = {
  chat: 'chat',
  note: (round: number) => `note:${round}`,
  noteTags: (round: number) => `tags:${round}`,
  noteEdit: (noteId: string) => `edit:${noteId}`,
  /** A level that waits for its sentence. */
  level: (round: number, dimension: string) => `level:${round}:${dimension}`,
  sentence: (round: number, dimension: string) => `sentence:${round}:${dimension}`,
  evidence: (round: number, dimension: string) => `evidence:${round}:${dimension}`,
  evidenceMoment: (round: number, dimension: string) => `moment:${round}:${dimension}`,
} as const

type Drafts = Readonly<Record<string, string>>
const none: Drafts = {}

/** Returns the drafts that a command was written from. Empty when it held no text, or its field is gone. */
export function draftsOf(command: Command, view: View): Drafts {
  switch (command.type) {
    case 'say':
      return view.interview.stage === 'ended' ? none : { [draftNames.chat]: command.text }
    case 'writeNote':
      return noteDrafts(command, view)
    case 'score':
      return sentenceDrafts(command, view)
    case 'attachEvidence':
      return evidenceDrafts(command, view)
    default:
      return none
  }
}

function noteDrafts({ round, noteId, text, tags }: CommandOf<'writeNote'>, view: View): Drafts {
  if (!text || !leads(view, round)) return none
  if (view.notes.some(({ id }) => id === noteId)) return { [draftNames.noteEdit(noteId)]: text }
  return { [draftNames.note(round)]: text, ...(tags.length ? { [draftNames.noteTags(round)]: tags.join('\n') } : {}) }
}

/** A changed level resubmits the existing sentence, so only a new sentence counts as a draft. */
function sentenceDrafts({ round, dimension, sentence }: CommandOf<'score'>, view: View): Drafts {
  if (!sentence || !leads(view, round)) return none
  if (scoreFor(view.scores, dimension)?.sentence === sentence) return none
  return { [draftNames.sentence(round, dimension)]: sentence }
}

function evidenceDrafts({ round, dimension, note, at }: CommandOf<'attachEvidence'>, view: View): Drafts {
  if (!note || !isEnded(view)) return none
  const review = view.reviews.find(({ question }) => question.index === round)
  const isOpen = view.papers.some((paper) => paper.round === round && paper.as === 'interviewer' && !paper.handedIn)
  if (!review || !isOpen) return none
  return {
    [draftNames.evidence(round, dimension)]: note,
    [draftNames.evidenceMoment(round, dimension)]: mss(runningMs(review, at ?? review.endedAt)),
  }
}

const leads = (view: View, round: number): view is InterviewerView =>
  isInterviewerView(view) &&
  view.lens === 'interviewer' &&
  view.interview.stage === 'round' &&
  view.question.index === round

/** Restores the text of a refused command. Returns false when it has no text, or its field holds other text by now. */
export function returnText(store: DraftStore, command: Command, view: View): boolean {
  const texts = draftsOf(command, view)
  const names = Object.keys(texts)
  const drafts = store.getState()
  if (!names.length || names.some((name) => drafts[name]?.trim())) return false
  store.setState(texts)
  return true
}

export function useReturnedTexts(): void {
  const room = useLiveRoom()
  const drafts = useDraftStore()
  useEffect(() => room?.returnTextsTo((command, view) => returnText(drafts, command, view)), [room, drafts])
}

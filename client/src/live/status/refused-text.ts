import { counted } from '@dryrun/shared/format.ts'
import type { Command, CommandOf } from '@dryrun/shared/interview/commands.ts'
import type { Refused } from '../room-store.ts'

/** Display form of refused submissions. `isPrivate` when only an interviewer may see it. */
export type RefusedRow = {
  ids: readonly string[]
  what: string
  sentence: string
  text: string
  /** Shapes in the clipboard format of the canvas; empty when there were none. */
  drawing: string
  isPrivate: boolean
}

/**
 * One row per submission; board changes with the same reason share a row, because one drawing goes out in many
 * commands.
 */
export function refusedRows(refused: readonly Refused[]): RefusedRow[] {
  const rows = new Map<string, Refused[]>()
  for (const one of refused) {
    const key = one.command.type === 'changeBoard' ? `board ${one.command.round} ${one.code}` : one.id
    rows.set(key, [...(rows.get(key) ?? []), one])
  }
  return [...rows.values()].map(rowOf)
}

function rowOf(group: readonly Refused[]): RefusedRow {
  const [{ command, sentence: why, isReturned } = group[0] as Refused] = group
  const sentence = isReturned ? `${why} The text is back in its field.` : why
  const ids = group.map(({ id }) => id)
  if (command.type !== 'changeBoard') return { ids, sentence, drawing: '', ...worded(command) }
  const what = group.length === 1 ? 'A change on the board' : `${counted(group.length, 'change')} on the board`
  return { ids, what, sentence, text: '', drawing: drawingOf(group), isPrivate: false }
}

function drawingOf(group: readonly Refused[]): string {
  const shapes = new Map(group.flatMap((one) => one.shapes.map((shape) => [shape.id, shape])))
  return shapes.size ? JSON.stringify({ type: 'excalidraw/clipboard', elements: [...shapes.values()] }) : ''
}

type Worded = Pick<RefusedRow, 'what' | 'text' | 'isPrivate'>

function worded(command: Exclude<Command, { type: 'changeBoard' }>): Worded {
  switch (command.type) {
    case 'say':
      return { what: 'Your message', text: command.text, isPrivate: false }
    case 'writeNote':
      return { what: 'Your note', text: [command.text, ...command.tags].filter(Boolean).join(' · '), isPrivate: true }
    case 'score':
      return { what: 'Your score', text: command.sentence, isPrivate: true }
    case 'attachEvidence':
      return { what: 'Evidence', text: command.note, isPrivate: true }
    case 'handInAsInterviewer':
      return { what: 'Your paper', text: paperText(command), isPrivate: true }
    case 'handInAsCandidate':
      return { what: 'Your paper', text: command.comment, isPrivate: false }
    default:
      return { what: plainWords[command.type], text: '', isPrivate: command.type in deskWords }
  }
}

const paperText = ({ summary, changes }: CommandOf<'handInAsInterviewer'>): string =>
  [summary, ...changes.map(({ behaviour, effect, drill }) => [behaviour, effect, drill].filter(Boolean).join(' → '))]
    .filter(Boolean)
    .join('\n')

const deskWords = {
  tellFact: 'The fact',
  askFollowUp: 'The follow-up',
  giveHint: 'The hint',
  dropCurveball: 'The curveball',
  tickPoint: 'The tick',
  untickPoint: 'Taking the tick back',
  tickCheck: 'The check',
  untickCheck: 'Taking the check back',
  hearMisquote: 'The mistake that you heard',
  withdrawMisquote: 'Taking the mistake back',
  raiseFlag: 'The red flag',
  withdrawFlag: 'Withdrawing the red flag',
  removeNote: 'Removing the note',
  removeEvidence: 'Removing the moment',
} as const

const plainWords = {
  ...deskWords,
  startRound: 'Starting the round',
  movePhase: 'Moving the phase',
  pause: 'Pausing the clock',
  resume: 'Letting the clock run',
  askForHint: 'Asking for a hint',
  breakSeal: 'Opening the script',
  agreeToRecording: 'Agreeing to the recording',
  withdrawVoice: 'Ending the recording',
  startVoice: 'Recording your voice',
  endVoice: 'Ending your recording',
  finishRound: 'Finishing the round',
  endInterview: 'Ending the interview',
} as const

import type { Command } from '@dryrun/shared/interview/commands.ts'

/** What was refused, in words, with the text that must not get lost. `isPrivate` when only an interviewer may see it. */
export function refusedWords(command: Command): { what: string; text: string; isPrivate: boolean } {
  switch (command.type) {
    case 'say':
      return { what: 'Your message', text: command.text, isPrivate: false }
    case 'changeBoard':
      return { what: 'A change on the board', text: '', isPrivate: false }
    case 'writeNote':
      return { what: 'Your note', text: [command.text, ...command.tags].filter(Boolean).join(' · '), isPrivate: true }
    case 'score':
      return { what: 'Your score', text: command.sentence, isPrivate: true }
    case 'attachEvidence':
      return { what: 'This moment', text: command.note, isPrivate: true }
    case 'handInAsInterviewer':
      return { what: 'Your paper', text: command.summary, isPrivate: true }
    case 'handInAsCandidate':
      return { what: 'Your paper', text: command.comment, isPrivate: false }
    default:
      return { what: plainWords[command.type], text: '', isPrivate: command.type in deskWords }
  }
}

const deskWords = {
  askFollowUp: 'The follow-up',
  giveHint: 'The hint',
  dropCurveball: 'The curveball',
  tickPoint: 'The tick',
  untickPoint: 'Taking the tick back',
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
  finishRound: 'Finishing the round',
  endInterview: 'Ending the interview',
} as const

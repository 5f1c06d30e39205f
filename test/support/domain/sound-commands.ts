import type { Command } from '@dryrun/shared/interview/commands.ts'
import { DimensionId } from '@dryrun/shared/interview/terms.ts'
import { box } from './facts.ts'

type Type = Command['type']

export const itemId = (n: number): string => `00000000-0000-4000-8000-00000000000${n}`

/** One valid command of each type for this round; `at` is a moment in it. */
export const soundCommands = (round: number, at: number): { [T in Type]: Extract<Command, { type: T }> } => ({
  startRound: { type: 'startRound' },
  movePhase: { type: 'movePhase', phase: 'close' },
  pause: { type: 'pause' },
  resume: { type: 'resume' },
  finishRound: { type: 'finishRound' },
  endInterview: { type: 'endInterview' },
  say: { type: 'say', text: 'hello' },
  changeBoard: { type: 'changeBoard', round, patches: [{ id: 'a', element: box('a') }] },
  tellFact: { type: 'tellFact', factId: 'k1' },
  askFollowUp: { type: 'askFollowUp', followUpId: 'f1' },
  giveHint: { type: 'giveHint', hintId: 'h1' },
  dropCurveball: { type: 'dropCurveball' },
  askForHint: { type: 'askForHint' },
  tickPoint: { type: 'tickPoint', pointId: 'p2', how: 'unprompted' },
  untickPoint: { type: 'untickPoint', pointId: 'p1' },
  tickCheck: { type: 'tickCheck', of: 'followUp', itemId: 'f1', checkId: 'c2' },
  untickCheck: { type: 'untickCheck', of: 'followUp', itemId: 'f1', checkId: 'c1' },
  hearMisquote: { type: 'hearMisquote', pointId: 'p1', nth: 1 },
  withdrawMisquote: { type: 'withdrawMisquote', pointId: 'p1', nth: 0 },
  raiseFlag: { type: 'raiseFlag', flagId: 'r2' },
  withdrawFlag: { type: 'withdrawFlag', flagId: 'r1' },
  writeNote: { type: 'writeNote', round, noteId: itemId(2), text: 'asked first', tags: [] },
  removeNote: { type: 'removeNote', round, noteId: itemId(1) },
  score: {
    type: 'score',
    round,
    dimension: 'deep-dive',
    level: 3,
    how: null,
    sentence: '',
    seen: [[], [1], [1, 2, 3], []],
  },
  attachEvidence: { type: 'attachEvidence', round, evidenceId: itemId(2), dimension: 'deep-dive', note: '', at },
  removeEvidence: { type: 'removeEvidence', round, evidenceId: itemId(1) },
  handInAsInterviewer: { type: 'handInAsInterviewer', round, call: 3, summary: '', changes: [], shareNotes: false },
  handInAsCandidate: {
    type: 'handInAsCandidate',
    round,
    selfScores: Object.fromEntries(DimensionId.options.map((dimension) => [dimension, 3])),
    rating: 5,
    comment: '',
  },
  breakSeal: { type: 'breakSeal' },
  agreeToRecording: { type: 'agreeToRecording' },
  withdrawVoice: { type: 'withdrawVoice' },
  startVoice: { type: 'startVoice', take: itemId(4), kind: 'audio/webm' },
  endVoice: { type: 'endVoice', take: itemId(3), chunks: 2 },
})

import type { PackFile, Question } from '@dryrun/shared/pack.ts'
import { aged, figureGapsOf } from './figure-gaps.ts'
import { type Gap, gapsOf } from './question-gaps.ts'
import { transcriptGapsOf } from './transcript-gaps.ts'

const FEWEST_TRANSCRIPTS = 2

/** Beside the questions: what the pack itself lacks of the full form. */
export function coverGapsOf(pack: Omit<PackFile, 'format'>, now: Date): Gap[] {
  const { forCandidates, transcripts, equivalents } = pack
  const hasAdvice = forCandidates && forCandidates.mistakes.length > 0 && forCandidates.prepare.length > 0
  return [
    ...(hasAdvice ? [] : [{ path: ['forCandidates'], reason: 'write the mistakes and the advice for candidates' }]),
    ...(transcripts.length < FEWEST_TRANSCRIPTS
      ? [{ path: ['transcripts'], reason: `write ${FEWEST_TRANSCRIPTS} scored transcripts for calibration` }]
      : []),
    ...transcriptGapsOf(pack),
    ...equivalents.flatMap((equivalent, nth) => aged(equivalent, ['equivalents', nth], now)),
  ]
}

/** All that a sound question of format 2 lacks or that has aged. */
export const questionGapsOf = (question: Question, now: Date): Gap[] => [
  ...gapsOf(question),
  ...figureGapsOf(question, now),
]

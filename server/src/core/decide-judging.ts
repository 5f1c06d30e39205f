import type { CommandOf } from '@dryrun/shared/interview/commands.ts'
import { type Interview, playedRounds, type Round } from '@dryrun/shared/interview/interview.ts'
import { hasParts, isOverruled } from '@dryrun/shared/interview/parts.ts'
import { withoutEvidence } from '@dryrun/shared/interview/scoring.ts'
import { accept, type Decision, type Facts, judgedRound, type Limits, refuse } from './decision.ts'
import type { Event } from './events.ts'
import { defaultDimensionsOf } from './rubric/rubric.ts'
import { bytesOfEvidence, bytesOfNote } from './written-bytes.ts'

/** Refuses with `emptyNote`, with `notesFull` when the note exceeds the limits, or as `judgedRound` says. */
export function writeNote(facts: Facts, { round, noteId, text, tags }: CommandOf<'writeNote'>): Decision {
  const judged = judgedRound(facts, round)
  if (typeof judged === 'string') return refuse(judged)
  if (!text && !tags.length) return refuse('emptyNote')
  if (isFull(judged, { noteId, bytes: bytesOfNote({ text, tags }) }, facts.limits)) return refuse('notesFull')
  return accept({ type: 'noteWritten', round, noteId, text, tags })
}

/** A full list still accepts a shorter version of a known note. */
function isFull({ notes, noteBytes }: Round, { noteId, bytes }: { noteId: string; bytes: number }, limits: Limits) {
  const known = notes.find(({ id }) => id === noteId)
  if (!known && notes.length >= limits.notes) return true
  const growth = bytes - (known ? bytesOfNote(known) : 0)
  return growth > 0 && noteBytes + growth > limits.noteBytes
}

/** Refuses with `unknownItem`, or as `judgedRound` says. */
export function removeNote(facts: Facts, { round, noteId }: CommandOf<'removeNote'>): Decision {
  const judged = judgedRound(facts, round)
  if (typeof judged === 'string') return refuse(judged)
  return judged.notes.some(({ id }) => id === noteId)
    ? accept({ type: 'noteRemoved', round, noteId })
    : refuse('unknownItem')
}

/**
 * Refuses with `unknownItem` for a dimension or a part outside the rubric, with `sentenceMissing` when the level is not
 * the one that the observed parts come to and no sentence says why, or as `judgedRound` says.
 */
export function score(facts: Facts, command: CommandOf<'score'>): Decision {
  const judged = judgedRound(facts, command.round)
  if (typeof judged === 'string') return refuse(judged)
  const row = judged.rubric.find(({ id }) => id === command.dimension)
  if (!row || (command.seen && !hasParts(row, command.seen))) return refuse('unknownItem')
  if (isOverruled(row, command) && !command.sentence) return refuse('sentenceMissing')
  const { type: _, ...given } = command
  return accept({ type: 'scored', ...given })
}

/** Refuses with `unknownItem`, `alreadyDone`, `evidenceFull` or `momentOutside`, or as `judgedRound` says. */
export function attachEvidence(facts: Facts, command: CommandOf<'attachEvidence'>): Decision {
  const { round, evidenceId, dimension, note } = command
  const { limits } = facts
  const judged = judgedRound(facts, round)
  if (typeof judged === 'string') return refuse(judged)
  if (!isInRubric(judged, dimension)) return refuse('unknownItem')
  if (judged.evidence.some(({ id }) => id === evidenceId)) return refuse('alreadyDone')
  const bytes = judged.evidenceBytes + bytesOfEvidence({ note })
  if (judged.evidence.length >= limits.evidence || bytes > limits.evidenceBytes) return refuse('evidenceFull')
  const at = command.at ?? facts.at
  if (!liesWithin(judged, at, facts.at)) return refuse('momentOutside')
  return accept({ type: 'evidenceAttached', round, evidenceId, dimension, note, at })
}

/** Refuses with `unknownItem`, or as `judgedRound` says. */
export function removeEvidence(facts: Facts, { round, evidenceId }: CommandOf<'removeEvidence'>): Decision {
  const judged = judgedRound(facts, round)
  if (typeof judged === 'string') return refuse(judged)
  const known = judged.evidence.some(({ id }) => id === evidenceId)
  return known ? accept({ type: 'evidenceRemoved', round, evidenceId }) : refuse('unknownItem')
}

/** Refuses with `nothingScored`, `evidenceMissing`, `momentOutside`, or as `judgedRound` says. */
export function handInAsInterviewer(facts: Facts, command: CommandOf<'handInAsInterviewer'>): Decision {
  const round = judgedRound(facts, command.round)
  if (typeof round === 'string') return refuse(round)
  if (!Object.values(round.scores).some(({ level }) => level)) return refuse('nothingScored')
  if (withoutEvidence(round.scores, round.evidence).length) return refuse('evidenceMissing')
  if (command.changes.some(({ at }) => !liesWithin(round, at, facts.at))) return refuse('momentOutside')
  const { type: _, ...handIn } = command
  return accept({ type: 'interviewerHandedIn', ...handIn }, ...seal(facts.interview, command.round, 'interviewer'))
}

/** Refuses with `wrongStage`, `handedIn`, `scoresMissing`, or with `ratingMissing` outside a solo interview. */
export function handInAsCandidate({ interview }: Facts, command: CommandOf<'handInAsCandidate'>): Decision {
  const round = interview.rounds[command.round]
  if (!round || round.startedAt === null) return refuse('wrongStage')
  if (round.handIns.candidate) return refuse('handedIn')
  if (defaultDimensionsOf(round).some(({ id }) => !command.selfScores[id])) return refuse('scoresMissing')
  if (!interview.solo && !command.rating) return refuse('ratingMissing')
  const { type: _, rating, ...handIn } = command
  const rated = interview.solo ? {} : { rating }
  return accept({ type: 'candidateHandedIn', ...handIn, ...rated }, ...seal(interview, command.round, 'candidate'))
}

/**
 * Lets a solo candidate open the results without a review, once their own scores are submitted. Refuses with
 * `alreadyDone`, or with `handInFirst` when a self-score is missing.
 */
export function breakSeal({ interview }: Facts): Decision {
  if (!interview.sealed) return refuse('alreadyDone')
  if (playedRounds(interview).some(([, { handIns }]) => !handIns.candidate)) return refuse('handInFirst')
  return accept({ type: 'sealBroken' })
}

/** The seals of all rounds break together with the last feedback form, so that a form cannot react to the other one. */
function seal(interview: Interview, handedIn: number, as: 'interviewer' | 'candidate'): Event[] {
  const other = as === 'interviewer' ? 'candidate' : 'interviewer'
  const complete = playedRounds(interview).every(([index, { handIns }]) =>
    index === handedIn ? handIns[other] : handIns.interviewer && handIns.candidate,
  )
  return complete ? [{ type: 'sealBroken' }] : []
}

const isInRubric = ({ rubric }: Round, dimension: string): boolean => rubric.some(({ id }) => id === dimension)

const liesWithin = ({ startedAt, endedAt }: Round, at: number, now: number): boolean =>
  startedAt !== null && at >= startedAt && at <= (endedAt ?? now)

import type { ReportRound, ReportScore, ReportView } from '@dryrun/shared/report/report-view.ts'
import { type Mask, maskedPatch } from './report-mask.ts'

export type ShareTerms = Readonly<{ showNames: boolean; showScript: boolean }>

export type Masked = Readonly<{ interviewer: string; candidate: string; mask: Mask }>

/**
 * A report for anyone with its link. Built field by field, so that new fields stay private by default. Never contains
 * the chat, the notes or the rating of the interviewer; contains parts of the script only with `showScript`.
 */
export function sharedReport(
  report: ReportView,
  masked: (round: number) => Masked,
  { showScript }: Pick<ShareTerms, 'showScript'>,
): ReportView {
  const first = masked(report.rounds[0]?.index ?? 0)
  return {
    title: first.mask(report.title),
    packTitle: report.packTitle,
    targetLevel: report.targetLevel,
    rounds: report.rounds.map((round) => sharedRound(round, masked(round.index), showScript)),
  }
}

function sharedRound(round: ReportRound, { mask, ...people }: Masked, showScript: boolean): ReportRound {
  const { index, title, prompt, startedAt, length, call, weighted, phases, coverage, alone } = round
  return {
    index,
    title,
    prompt,
    interviewer: { name: people.interviewer, you: false },
    candidate: { name: people.candidate, you: false },
    ...(alone && { alone }),
    startedAt,
    length,
    call,
    summary: mask(round.summary),
    weighted,
    changes: round.changes.map(({ clock, behaviour, effect, drill }) => ({
      clock,
      behaviour: mask(behaviour),
      effect: mask(effect),
      drill: mask(drill),
    })),
    scores: round.scores.map((score) => sharedScore(score, mask, showScript)),
    phases,
    shown: round.shown.map(({ kind, step, clock, text, behind }) => ({
      kind,
      step,
      clock,
      text,
      behind: showScript ? behind : null,
    })),
    coverage,
    script: showScript ? round.script : null,
    notes: [],
    interviewing: null,
    boards: round.boards.map(({ phase, clock, patches }) => ({
      phase,
      clock,
      patches: patches.map((patch) => maskedPatch(patch, mask)),
    })),
    facts: round.facts.map(({ kind, words, moments }) => ({
      kind,
      words: mask(words),
      moments: moments.map((moment) => ({ clock: moment.clock, words: mask(moment.words) })),
    })),
    study: showScript ? round.study : [],
  }
}

function sharedScore(score: ReportScore, mask: Mask, showScript: boolean): ReportScore {
  const { id, name, weight, level, anchor, how, parts, notAsked, self, previous } = score
  return {
    ...{ id, name, weight, level, anchor, how },
    sentence: mask(score.sentence),
    ...(showScript && parts && { parts }),
    ...(notAsked && { notAsked }),
    ...{ self, previous },
    evidence: score.evidence.map(({ clock, note }) => ({ clock, note: mask(note) })),
  }
}

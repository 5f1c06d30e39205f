import type { ReportRound, ReportView } from '@dryrun/shared/report/report-view.ts'
import { type Mask, maskedPatch } from './report-mask.ts'

/** What goes out with a share beyond the scores: whose name, if any, and whether what only the interviewer had. */
export type ShareTerms = Readonly<{ showNames: boolean; showScript: boolean }>

/** How the people of a round are called in a share, and how what was typed in it is masked. */
export type Masked = Readonly<{ interviewer: string; candidate: string; mask: Mask }>

/**
 * A report as whoever has a link to it reads it. Built by naming, so that what a report comes to hold one day is not
 * shared before somebody has thought about it here. Never in it: the chat, the notes, what the candidate said of the
 * interviewing. In it only where whoever shares it says so: everything that the script holds.
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
    scores: round.scores.map((score) => sharedScore(score, mask)),
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

function sharedScore(score: ReportRound['scores'][number], mask: Mask): ReportRound['scores'][number] {
  const { id, name, weight, level, anchor, how, self, previous } = score
  const evidence = score.evidence.map(({ clock, note }) => ({ clock, note: mask(note) }))
  return { id, name, weight, level, anchor, how, sentence: mask(score.sentence), self, previous, evidence }
}

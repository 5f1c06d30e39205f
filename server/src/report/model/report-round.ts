import { type Interview, planOf, type Round, runningMs, spentIn } from '@dryrun/shared/interview/interview.ts'
import { scoreFor } from '@dryrun/shared/interview/scoring.ts'
import { DimensionId, type Phase, type TargetLevel } from '@dryrun/shared/interview/terms.ts'
import type { ResultRow, ResultView } from '@dryrun/shared/interview/view.ts'
import type { Script } from '@dryrun/shared/pack.ts'
import type {
  Party,
  ReportAnswer,
  ReportRound,
  ReportScore,
  ReportScript,
  ReportShown,
  ReportUnused,
} from '@dryrun/shared/report/report-view.ts'
import { answersOf, levelsOf, misquotesHeard, untoldOf } from './report-answers.ts'
import { lastBefore, type Scored } from './report-previous.ts'
import { studyNext } from './report-study.ts'

/** The input of a round's report. `result` already holds only what the reader may see. */
export type RoundParts = Readonly<{
  interview: Interview
  round: Round
  result: ResultView
  interviewer: Party
  candidate: Party
  earlier: readonly Scored[]
  drawn: Pick<ReportRound, 'boards' | 'facts'>
}>

type Clock = (at: number) => number

export function reportRound({ interview, round, result, drawn, ...parts }: RoundParts): ReportRound {
  const { index, title, prompt, startedAt, endedAt, call, summary, weighted, rating, comment } = result
  const clock: Clock = (at) => runningMs(round, at)
  const previous = lastBefore(parts.earlier, startedAt)
  const answers = answersOf(round, clock)
  // Checks are ticked during the round, when a solo interview has no interviewer.
  const levels = interview.solo ? undefined : levelsOf(answers)
  return {
    index,
    title,
    prompt,
    interviewer: parts.interviewer,
    candidate: parts.candidate,
    ...(interview.solo && { alone: true as const }),
    startedAt,
    length: clock(endedAt),
    call,
    summary,
    weighted,
    changes: result.changes.map(({ at, ...change }) => ({ clock: clock(at), ...change })),
    scores: result.rows.map((row) => scoreOf(row, previous, clock)),
    phases: phasesOf(planOf(interview, round), round),
    shown: round.shown.map((shown) => shownOf(shown, result.script, clock)),
    coverage: { ...coverageOf(result), ...(levels && { levels }) },
    script: scriptOf(result, { round, answers, level: interview.targetLevel }),
    notes: result.notes.map(({ at, text, tags }) => ({ clock: clock(at), text, tags: [...tags] })),
    interviewing: rating === null ? null : { rating, comment },
    ...drawn,
    study: studyNext(weighable(round), round.question.study),
  }
}

const scoreOf = ({ evidence, ...row }: ResultRow, previous: Scored | undefined, clock: Clock): ReportScore => ({
  ...row,
  previous: (previous && scoreFor(previous.levels, row.id)) ?? null,
  evidence: evidence.map(({ at, note }) => ({ clock: clock(at), note })).sort((a, b) => a.clock - b.clock),
})

function phasesOf(plan: readonly Phase[], round: Round): ReportRound['phases'] {
  const spent = spentIn(round, round.endedAt ?? 0)
  return plan.map(({ id, name, minutes }) => ({ name, planned: minutes * 60_000, spent: spent.get(id) ?? 0 }))
}

function shownOf({ kind, itemId, text, at }: Round['shown'][number], script: Script, clock: Clock): ReportShown {
  const { step, behind } = putsOf(script).find(({ id }) => id === itemId) ?? nothingBehind
  return { kind, step, clock: clock(at), text, behind }
}

const nothingBehind = { step: null, behind: null }

function putsOf({ followUps, hints, curveball }: Script): (ReportUnused & { id: string })[] {
  return [
    ...followUps.map(({ id, ask, tests, goodAnswer }) => ({
      id,
      kind: 'followUp' as const,
      step: null,
      text: ask,
      behind: { tests, goodAnswer },
    })),
    ...hints.map(({ id, step, text }) => ({ id, kind: 'hint' as const, step, text, behind: null })),
    {
      id: 'curveball',
      kind: 'curveball' as const,
      step: null,
      text: curveball.ask,
      behind: { tests: null, goodAnswer: curveball.listenFor },
    },
  ]
}

function coverageOf({ ticks, script }: ResultView): Omit<ReportRound['coverage'], 'levels'> {
  const heard = (how: string) => ticks.filter((tick) => tick.how === how).length
  return {
    unprompted: heard('unprompted'),
    prompted: heard('prompted'),
    hinted: heard('hinted'),
    unheard: script.points.length - ticks.length,
  }
}

type Played = Readonly<{ round: Round; answers: ReportAnswer[]; level: TargetLevel }>

function scriptOf({ script, ticks, flags }: ResultView, { round, answers, level }: Played): ReportScript {
  const clock: Clock = (at) => runningMs(round, at)
  const used = new Set(round.shown.map(({ itemId }) => itemId))
  return {
    reallyAsking: script.reallyAsking,
    bar: script.bar[level],
    points: script.points.map(({ id, point, listenFor, figures }) => {
      const tick = ticks.find(({ pointId }) => pointId === id)
      const phrases = figures.map(({ value }) => value)
      return { point, listenFor, figures: phrases, heard: tick ? { clock: clock(tick.at), how: tick.how } : null }
    }),
    unused: putsOf(script)
      .filter(({ id }) => !used.has(id))
      .map(({ id: _, ...put }) => put),
    answers,
    untold: untoldOf(round),
    flags: flags.flatMap(({ flagId, at }) => {
      const raised = script.redFlags.find(({ id }) => id === flagId)
      return raised ? [{ clock: clock(at), flag: raised.flag, because: raised.because }] : []
    }),
    misquotes: misquotesHeard(round, clock),
    figures: script.figures.map(({ value, meaning }) => ({ value, meaning })),
  }
}

const dimensions: readonly string[] = DimensionId.options

/** The dimensions with their levels; a question's own criteria have no drills. */
const weighable = ({ rubric, scores }: Round) =>
  rubric
    .filter(({ id }) => dimensions.includes(id))
    .map((row) => ({ ...row, level: scoreFor(scores, row.id)?.level ?? null }))

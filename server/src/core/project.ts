import {
  type Interview,
  isRecording,
  type Person,
  planOf,
  playedPhases,
  playedRounds,
  playerIn,
  type Round,
  roleIn,
  roleOf,
  turnOf,
} from '@dryrun/shared/interview/interview.ts'
import type { Role } from '@dryrun/shared/interview/terms.ts'
import type {
  EndedView,
  OpenView,
  PanelView,
  PersonView,
  ReviewView,
  RoundView,
  View,
} from '@dryrun/shared/interview/view.ts'
import { heldBy, shownView } from './project-open.ts'
import { resultsFor } from './project-results.ts'
import { defaultDimensionsOf } from './rubric/rubric.ts'

/** Returns the part of a round's interviewer panel that this perspective may see, or `undefined` for none. */
export type InterviewerPanels = (round: Round, index: number) => Round | undefined
const ownDesks: InterviewerPanels = (round) => round

/**
 * Projects an interview to what one person may see; `undefined` without a seat. This file, `project-open` and
 * `project-results` are the only secrecy code, and copy field by field so that new fields stay secret by default.
 */
export function project(interview: Interview, personId: string, desks: InterviewerPanels = ownDesks): View | undefined {
  const role = roleOf(interview, personId)
  const me = interview.people.find(({ id }) => id === personId)
  if (!role || !me) return undefined
  const open = openView(interview, me, role)
  if (interview.stage === 'ended') return { ...open, reviews: reviewsFor(interview, me) } satisfies EndedView
  const index = turnOf(interview)
  const round = interview.rounds[index]
  const desk = round && desks(round, index)
  if ((role === 'interviewer' || role === 'shadow') && desk) return { ...open, lens: role, ...deskView(desk, index) }
  return { ...open, lens: role === 'audience' ? 'audience' : 'candidate' }
}

function openView(interview: Interview, me: Person, lens: Role): OpenView {
  const { id, title, stage, targetLevel, people, rounds, current, chat, sealed, solo } = interview
  const round = rounds[current]
  return {
    lens,
    me: me.id,
    interview: { id, title, stage, targetLevel, rounds: rounds.length, sealed, ...(solo && { solo }) },
    people: people.map((person) => personView(interview, person)),
    recording: { agreed: interview.recording.agreed, isOn: isRecording(interview) },
    plan: stage === 'ended' ? playedPhases(interview) : planOf(interview, round),
    round: round ? roundView(interview, round) : null,
    next: nextView(interview),
    shown: round ? shownView(round) : [],
    chat,
    papers: papersFor(interview, me),
    dimensions: stage === 'ended' ? dimensionNames(interview) : [],
    results: resultsFor(interview, me),
  }
}

/** The default dimensions of all played rounds, each once. */
function dimensionNames(interview: Interview): OpenView['dimensions'] {
  const all = playedRounds(interview).flatMap(([, round]) => defaultDimensionsOf(round))
  return [...new Map(all.map((dimension) => [dimension.id, dimension])).values()]
}

const turnRound = (interview: Interview): Round => interview.rounds[Math.max(turnOf(interview), 0)] as Round

const personView = (interview: Interview, person: Person): PersonView => {
  const { id, name, seat } = person
  return { id, name, seat, role: roleIn(turnRound(interview), person) }
}

/** Reveals title and prompt, so it takes only a started round. */
function roundView(interview: Interview, round: Round): RoundView {
  const { startedAt, endedAt, pausedAt, pauses, visits } = round
  return {
    index: interview.current,
    title: round.question.title,
    prompt: round.question.prompt,
    ...heldBy(interview, round),
    startedAt: startedAt ?? 0,
    endedAt,
    pausedAt,
    pauses,
    visits,
  }
}

/** Reveals that a round follows and who interviews, but nothing about its question. */
function nextView(interview: Interview): OpenView['next'] {
  if (interview.stage !== 'lobby' && interview.stage !== 'break') return null
  const index = turnOf(interview)
  const round = interview.rounds[index]
  return round && round.startedAt === null ? { index, ...heldBy(interview, round) } : null
}

function deskView(round: Round, index: number): PanelView {
  const { title, prompt, script } = round.question
  return {
    question: { index, title, prompt, script, rubric: round.rubric },
    used: round.shown.map(({ itemId, at }) => ({ itemId, at })),
    ticks: round.ticks,
    checks: round.checks,
    misquotes: round.misquotes,
    flags: round.flags,
    notes: round.notes,
    scores: Object.fromEntries(
      Object.entries(round.scores).map(([id, { level, how, sentence, seen, notAsked }]) => [
        id,
        { level, how, sentence, ...(seen && { seen }), ...(notAsked && { notAsked }) },
      ]),
    ),
    evidence: round.evidence,
  }
}

function reviewsFor(interview: Interview, me: Person): ReviewView[] {
  return playedRounds(interview)
    .flatMap(([index, round]): [number, Round][] => {
      if (['interviewer', 'shadow'].includes(roleIn(round, me))) return [[index, round]]
      return isOpenedAlone(interview, round) ? [[index, withoutJudgement(round)]] : []
    })
    .map(([index, round]) => ({
      ...deskView(round, index),
      startedAt: round.startedAt ?? 0,
      endedAt: round.endedAt ?? 0,
      pauses: round.pauses,
      visits: round.visits,
    }))
}

const isOpenedAlone = ({ solo, sealed }: Interview, { handIns }: Round): boolean =>
  solo && !sealed && !handIns.interviewer

/** Keeps the script only: a reviewer's unfinished form stays private until it is submitted. */
const withoutJudgement = (round: Round): Round => ({
  ...round,
  ticks: [],
  checks: [],
  misquotes: [],
  flags: [],
  notes: [],
  scores: {},
  evidence: [],
})

function papersFor(interview: Interview, { seat }: Person): OpenView['papers'] {
  if (interview.stage !== 'ended' || (seat !== 'host' && seat !== 'guest')) return []
  return playedRounds(interview).map(([index, round]) => {
    const as = playerIn(round, seat)
    const other = as === 'interviewer' ? 'candidate' : 'interviewer'
    return {
      round: index,
      as,
      title: round.question.title,
      handedIn: round.handIns[as] !== undefined,
      otherHandedIn: round.handIns[other] !== undefined,
      dimensions: as === 'candidate' ? defaultDimensionsOf(round).map(({ id }) => id) : [],
    }
  })
}

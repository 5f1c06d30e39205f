import type { Frame } from '@dryrun/shared/interview/frame.ts'
import {
  type Interview,
  type Person,
  planOf,
  playedRounds,
  type Round,
  roleIn,
} from '@dryrun/shared/interview/interview.ts'
import type { InterviewerView, RoundView } from '@dryrun/shared/interview/view.ts'
import type { Projection } from '../../core/fold.ts'
import { pairOf, shownView } from '../../core/project-open.ts'
import { type Mask, maskedPatch, maskFor, standInFor } from '../../report/model/report-mask.ts'

export type Blind = Readonly<{
  index: number
  round: Round
  mask: Mask
  people: readonly Stranger[]
  /** The ids that stand in for people. */
  interviewer: string
  candidate: string
  callOf: (id: string) => string
}>
type Stranger = InterviewerView['people'][number]

/** The blind version of a round of an ended interview. Undefined unless two people played it. */
export function blindRound(ended: Interview, index: number): Blind | undefined {
  const [, round] = playedRounds(ended).find(([played]) => played === index) ?? []
  if (!round) return undefined
  const { interviewer, candidate } = pairOf(ended, round)
  if (!interviewer || !candidate || ended.stage !== 'ended') return undefined
  const people = ended.people.map((person, nth) => strangerFor(round, person, nth))
  const callOf = (id: string) => people[ended.people.findIndex((person) => person.id === id)]?.id ?? 'nobody'
  return {
    ...{ index, round, people, callOf },
    mask: maskFor(round, ended.people),
    interviewer: callOf(interviewer),
    candidate: callOf(candidate),
  }
}

/** Pseudonyms follow from roles, since a real id would identify the person elsewhere. */
function strangerFor(round: Round, person: Person, nth: number): Stranger {
  const role = roleIn(round, person)
  return { id: `person-${nth + 1}`, name: standInFor(round, person), seat: person.seat, role }
}

/**
 * The perspective of a blind scorer: the interviewer's view of the running round, without the interviewer's judgment
 * (points and misquotes heard, flags, notes, scores, evidence). Built field by field, so that a new field stays hidden; typed text
 * goes without names.
 */
export const blindProjection =
  (blind: Blind, id: string): Projection =>
  (interview) => {
    const round = interview.rounds[blind.index]
    if (interview.stage !== 'round' || interview.current !== blind.index || !round) return undefined
    return viewOf(interview, round, { blind, id })
  }

function viewOf(interview: Interview, round: Round, { blind, id }: { blind: Blind; id: string }): InterviewerView {
  const { title, prompt, script } = round.question
  const started = round.startedAt ?? 0
  return {
    lens: 'shadow',
    me: 'nobody',
    interview: { id, title, stage: 'round', targetLevel: interview.targetLevel, rounds: 1, sealed: true },
    people: blind.people,
    plan: planOf(interview, round),
    round: roundOf(round, blind),
    next: null,
    shown: shownView(round),
    chat: interview.chat
      .filter(({ at }) => at >= started)
      .map(({ by, text, at }) => ({ by: blind.callOf(by), text: blind.mask(text), at })),
    papers: [],
    dimensions: [],
    results: [],
    question: { index: blind.index, title, prompt, script, rubric: round.rubric },
    used: round.shown.map(({ itemId, at }) => ({ itemId, at })),
    ticks: [],
    checks: [],
    misquotes: [],
    flags: [],
    notes: [],
    scores: {},
    evidence: [],
  }
}

function roundOf(round: Round, { index, interviewer, candidate }: Blind): RoundView {
  const { startedAt, endedAt, pausedAt, pauses, visits, question } = round
  return {
    index,
    title: question.title,
    prompt: question.prompt,
    interviewer,
    candidate,
    startedAt: startedAt ?? 0,
    endedAt,
    pausedAt,
    pauses,
    visits,
  }
}

export function blindFrame(frame: Frame, { mask }: Blind): Frame {
  if (!frame.board) return frame
  const { round, fresh, patches } = frame.board
  const masked = patches.map((patch) => maskedPatch(patch, mask))
  return { ...frame, board: { round, ...(fresh && { fresh }), patches: masked } }
}

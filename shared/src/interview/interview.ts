import { most } from '../limits.ts'
import type { Misquote } from '../pack/script-items.ts'
import type { Question, Script } from '../pack.ts'
import type { Dimension } from './dimension.ts'
import type { Element } from './element.ts'
import type { Score } from './scoring.ts'
import type {
  CheckedItem,
  DimensionId,
  Level,
  Phase,
  Player,
  Prompting,
  Role,
  Seat,
  TargetLevel,
  VoiceKind,
} from './terms.ts'

export type Stage = 'lobby' | 'round' | 'break' | 'ended'

/** `letInBy` is the player whose link admitted a shadow and whose script the shadow sees; by default the host. */
export type Person = Readonly<{ id: string; name: string; seat: Seat; letInBy?: Player | undefined }>

export type ShownKind = 'fact' | 'followUp' | 'hint' | 'curveball'
/** Something shown to the candidate. `itemId` is the pack's id and never leaves the interviewer's view. */
export type Shown = Readonly<{ kind: ShownKind; itemId: string; text: string; at: number }>
/** The `itemId` of a shown fact, whose id may also be that of a follow-up or hint. */
export const factItem = (factId: string): string => `fact:${factId}`
export type Tick = Readonly<{ pointId: string; how: Prompting; at: number }>
/** A check of an answer that was heard; `id` is its `checkItem`. */
export type HeardCheck = Readonly<{ id: string; at: number }>
/** A name for a check in the whole script, because checks have ids of their own in each item. */
export const checkItem = ({ of, itemId, checkId }: CheckPlace): string => `${of}/${itemId}/${checkId}`
export type CheckPlace = Readonly<{ of: CheckedItem; itemId: string; checkId: string }>
/** A misquote that the candidate said; `id` is its `misquoteItem`. */
export type HeardMisquote = Readonly<{ id: string; at: number }>
/** A name for a misquote in the whole script, because misquotes have no ids; `nth` is its place in its point, from 0. */
export const misquoteItem = ({ pointId, nth }: MisquotePlace): string => `${pointId}/${nth}`
export type MisquotePlace = Readonly<{ pointId: string; nth: number }>
/** The misquotes of a script, by their `misquoteItem`. */
export const misquotesOf = ({ points }: Pick<Script, 'points'>): ReadonlyMap<string, Misquote> =>
  new Map(
    points.flatMap(({ id: pointId, misquotes }) =>
      misquotes.map((misquote, nth) => [misquoteItem({ pointId, nth }), misquote] as const),
    ),
  )
export type Flag = Readonly<{ flagId: string; at: number }>
export type Note = Readonly<{ id: string; text: string; tags: readonly string[]; at: number }>
/** `at` is the time that the evidence refers to, possibly before it was attached. */
export type Evidence = Readonly<{ id: string; dimension: string; note: string; at: number }>

export type Change = Readonly<{ at: number; behaviour: string; effect: string; drill: string }>
export type InterviewerFeedback = Readonly<{
  call: Level
  summary: string
  changes: readonly Change[]
  shareNotes: boolean
  at: number
}>
export type CandidateFeedback = Readonly<{
  selfScores: Readonly<Partial<Record<DimensionId, Level>>>
  /** Rating of the interviewing; absent in a solo interview. */
  rating?: number | undefined
  comment: string
  at: number
}>

export type Visit = Readonly<{ phase: string; from: number }>
export type Pause = Readonly<{ from: number; to: number }>

/** One question with its interviewer. Times are the server's, in milliseconds. */
export type Round = Readonly<{
  question: Question
  rubric: readonly Dimension[]
  interviewer: Player
  /** Replaces the interview's plan. */
  plan?: readonly Phase[] | undefined
  /** Replaces the question's starting board. */
  drawing?: readonly Element[] | undefined
  startedAt: number | null
  endedAt: number | null
  /** Start of the current pause; `pauses` holds the finished ones. */
  pausedAt: number | null
  pauses: readonly Pause[]
  /** In order; `from` is in milliseconds of the round's running clock. */
  visits: readonly Visit[]
  shown: readonly Shown[]
  ticks: readonly Tick[]
  checks: readonly HeardCheck[]
  misquotes: readonly HeardMisquote[]
  flags: readonly Flag[]
  notes: readonly Note[]
  scores: Readonly<Record<string, Score>>
  evidence: readonly Evidence[]
  /** UTF-8 bytes of notes and evidence, maintained so that limit checks need not scan the lists. */
  noteBytes: number
  evidenceBytes: number
  handIns: Readonly<{ interviewer?: InterviewerFeedback; candidate?: CandidateFeedback }>
}>

/**
 * One person's uninterrupted recording of their microphone. `endedAt` is null while it runs, `chunks` until its sender
 * has named their number.
 */
export type Take = Readonly<{
  take: string
  by: string
  kind: VoiceKind
  startedAt: number
  endedAt: number | null
  chunks: number | null
}>

/** `agreed` holds person ids, `changes` the number of agreements and withdrawals so far. */
export type Recording = Readonly<{ agreed: readonly string[]; changes: number; takes: readonly Take[] }>

export type ChatLine = Readonly<{ by: string; text: string; at: number }>

/** The whole state of an interview except its boards, secrets included. Immutable. */
export type Interview = Readonly<{
  id: string
  title: string
  pack: Readonly<{ id: string; version: number; title: string }>
  targetLevel: TargetLevel
  plan: readonly Phase[]
  stage: Stage
  people: readonly Person[]
  rounds: readonly Round[]
  /** Index of the last started round, -1 before the first. */
  current: number
  chat: readonly ChatLine[]
  /** UTF-8 bytes of the texts. */
  chatBytes: number
  recording: Recording
  sealed: boolean
  /** The host is the candidate, the scheduler asks, and the guest reviews after the end. */
  solo: boolean
}>

export const emptyInterview: Interview = {
  id: '',
  title: '',
  pack: { id: '', version: 0, title: '' },
  targetLevel: 'senior',
  plan: [],
  stage: 'lobby',
  people: [],
  rounds: [],
  current: -1,
  chat: [],
  chatBytes: 0,
  recording: { agreed: [], changes: 0, takes: [] },
  sealed: true,
  solo: false,
}

/** Index of the round that defines the roles: the current, else the next, else the last one. */
export const turnOf = ({ stage, current, rounds }: Interview): number =>
  stage === 'lobby' || stage === 'break' ? Math.min(current + 1, rounds.length - 1) : current

/** Whether voices are recorded now: between the first round's start and the end, while all players agree. */
export function isRecording({ stage, people, recording, solo }: Interview): boolean {
  if (stage !== 'round' && stage !== 'break') return false
  const players = people.filter(({ seat }) => seat === 'host' || (seat === 'guest' && !solo))
  return players.length === (solo ? 1 : 2) && players.every(({ id }) => recording.agreed.includes(id))
}

export const currentRound = (interview: Interview): Round | undefined => interview.rounds[interview.current]

export const personOf = (interview: Interview, id: string): Person | undefined =>
  interview.people.find((person) => person.id === id)

export const otherPlayer = (player: Player): Player => (player === 'host' ? 'guest' : 'host')

export const playerIn = ({ interviewer }: Pick<Round, 'interviewer'>, seat: Player): 'interviewer' | 'candidate' =>
  seat === interviewer ? 'interviewer' : 'candidate'

/** A shadow of the other player counts as audience. */
export function roleIn(round: Pick<Round, 'interviewer'>, { seat, letInBy = 'host' }: Seated): Role {
  if (seat === 'audience') return seat
  if (seat === 'shadow') return round.interviewer === letInBy ? 'shadow' : 'audience'
  return playerIn(round, seat)
}
type Seated = Pick<Person, 'seat' | 'letInBy'>

/** Returns the person's current role, or `undefined` without a seat. */
export function roleOf(interview: Interview, id: string): Role | undefined {
  const person = personOf(interview, id)
  const round = interview.rounds[Math.max(turnOf(interview), 0)]
  return person && round && roleIn(round, person)
}

type Clock = Pick<Round, 'startedAt' | 'endedAt' | 'pauses'> & { pausedAt?: number | null }

/** Milliseconds of the round's running clock at a server time; pauses do not count. */
export function runningMs({ startedAt, endedAt, pausedAt, pauses }: Clock, at: number): number {
  if (startedAt === null) return 0
  const until = Math.min(at, endedAt ?? at, pausedAt ?? at)
  const still = pauses.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, until) - from), 0)
  return Math.max(0, until - startedAt - still)
}

/** Inverse of `runningMs`: the server time at which the clock first showed `clock` milliseconds. */
export function momentOf({ startedAt, pauses }: Pick<Round, 'pauses'> & { startedAt: number }, clock: number): number {
  let at = startedAt + clock
  for (const { from, to } of pauses) if (from < at) at += to - from
  return at
}

/** Milliseconds of running clock per phase up to `at`, over all visits. */
export function spentIn(round: Clock & Pick<Round, 'visits'>, at: number): Map<string, number> {
  const spent = new Map<string, number>()
  const end = runningMs(round, at)
  round.visits.forEach(({ phase, from }, index) => {
    const to = round.visits[index + 1]?.from ?? end
    spent.set(phase, (spent.get(phase) ?? 0) + Math.max(0, to - from))
  })
  return spent
}

/** The plan of a round; without a round the interview's. */
export const planOf = ({ plan }: Pick<Interview, 'plan'>, round: Pick<Round, 'plan'> | undefined): readonly Phase[] =>
  round?.plan ?? plan

export const playedRounds = (interview: Interview): (readonly [number, Round])[] =>
  interview.rounds.map((round, index) => [index, round] as const).filter(([, round]) => round.startedAt !== null)

/** The phases of all played rounds, each id once, to name them by their id; before the first round the plan's. */
export function playedPhases(interview: Interview): readonly Phase[] {
  const phases = playedRounds(interview).flatMap(([, round]) => planOf(interview, round))
  const byId = new Map(phases.map((phase) => [phase.id, phase]))
  return phases.length ? [...byId.values()].slice(0, most.phases) : interview.plan
}

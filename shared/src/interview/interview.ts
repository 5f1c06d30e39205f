import type { Question } from '../pack.ts'
import type { Dimension } from './default-rubric.ts'
import type { Element } from './element.ts'
import type { Score } from './scoring.ts'
import type { DimensionId, Level, Phase, Player, Prompting, Role, Seat, TargetLevel } from './terms.ts'

/** Before the first round, in a round, between two, after the last. */
export type Stage = 'lobby' | 'round' | 'break' | 'ended'

/** `letInBy` is whose script a shadow sees: only that of the player who sent the link. Before there was a choice, the host. */
export type Person = Readonly<{ id: string; name: string; seat: Seat; letInBy?: Player | undefined }>

/** What the candidate was given in a round. `itemId` is the pack's and never leaves the interviewer's lens. */
export type Shown = Readonly<{ kind: 'followUp' | 'hint' | 'curveball'; itemId: string; text: string; at: number }>
export type Tick = Readonly<{ pointId: string; how: Prompting; at: number }>
export type Flag = Readonly<{ flagId: string; at: number }>
export type Note = Readonly<{ id: string; text: string; tags: readonly string[]; at: number }>
/** `at` is the moment it points to, which may lie before the moment it was attached. */
export type Evidence = Readonly<{ id: string; dimension: string; note: string; at: number }>

/** One thing to change next time: what was done at a moment, what came of it, and how to practise. */
export type Change = Readonly<{ at: number; behaviour: string; effect: string; drill: string }>
export type InterviewerHandIn = Readonly<{
  call: Level
  summary: string
  changes: readonly Change[]
  shareNotes: boolean
  at: number
}>
export type CandidateHandIn = Readonly<{
  selfScores: Readonly<Partial<Record<DimensionId, Level>>>
  /** How the interviewing was; nothing where nobody interviewed. */
  rating?: number | undefined
  comment: string
  at: number
}>

export type Visit = Readonly<{ phase: string; from: number }>
/** A time in which the clock stood still. */
export type Pause = Readonly<{ from: number; to: number }>

/** One question: asked by one player, answered by the other. Times are milliseconds of the server's clock. */
export type Round = Readonly<{
  question: Question
  rubric: readonly Dimension[]
  interviewer: Player
  /** What its board starts with, where that is not the question's own. */
  drawing?: readonly Element[] | undefined
  startedAt: number | null
  endedAt: number | null
  /** Since when the clock stands still, if it does; `pauses` are those that are over. */
  pausedAt: number | null
  pauses: readonly Pause[]
  /** Phases in the order they were visited; `from` counts milliseconds of running clock since the round started. */
  visits: readonly Visit[]
  shown: readonly Shown[]
  ticks: readonly Tick[]
  flags: readonly Flag[]
  notes: readonly Note[]
  scores: Readonly<Record<string, Score>>
  evidence: readonly Evidence[]
  /** UTF-8 bytes of the notes and of the evidence, kept up to date so that a limit costs no second look at the lists. */
  noteBytes: number
  evidenceBytes: number
  handIns: Readonly<{ interviewer?: InterviewerHandIn; candidate?: CandidateHandIn }>
}>

export type ChatLine = Readonly<{ by: string; text: string; at: number }>

/** Everything true of one interview but its drawing. Small, immutable, full of secrets. */
export type Interview = Readonly<{
  id: string
  title: string
  pack: Readonly<{ id: string; version: number; title: string }>
  targetLevel: TargetLevel
  plan: readonly Phase[]
  stage: Stage
  people: readonly Person[]
  rounds: readonly Round[]
  /** Index of the last round that has started, -1 before the first. */
  current: number
  chat: readonly ChatLine[]
  /** UTF-8 bytes of the chat. */
  chatBytes: number
  sealed: boolean
  /** For one person: the host answers, the clock asks, and whoever takes the guest's seat afterwards reviews. */
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
  sealed: true,
  solo: false,
}

/** Index of the round that roles are read from: the one that runs, the one people get ready for, or the last played. */
export const turnOf = ({ stage, current, rounds }: Interview): number =>
  stage === 'lobby' || stage === 'break' ? Math.min(current + 1, rounds.length - 1) : current

export const currentRound = (interview: Interview): Round | undefined => interview.rounds[interview.current]

export const personOf = (interview: Interview, id: string): Person | undefined =>
  interview.people.find((person) => person.id === id)

export const otherPlayer = (player: Player): Player => (player === 'host' ? 'guest' : 'host')

/** What a player's seat does in the given round. */
export const playerIn = ({ interviewer }: Pick<Round, 'interviewer'>, seat: Player): 'interviewer' | 'candidate' =>
  seat === interviewer ? 'interviewer' : 'candidate'

/** What a person does in the given round. A shadow of the other player sees of it what the audience sees. */
export function roleIn(round: Pick<Round, 'interviewer'>, { seat, letInBy = 'host' }: Seated): Role {
  if (seat === 'audience') return seat
  if (seat === 'shadow') return round.interviewer === letInBy ? 'shadow' : 'audience'
  return playerIn(round, seat)
}
type Seated = Pick<Person, 'seat' | 'letInBy'>

/** What a person does now; nothing for someone who has no seat. */
export function roleOf(interview: Interview, id: string): Role | undefined {
  const person = personOf(interview, id)
  const round = interview.rounds[Math.max(turnOf(interview), 0)]
  return person && round && roleIn(round, person)
}

type Clock = Pick<Round, 'startedAt' | 'endedAt' | 'pauses'> & { pausedAt?: number | null }

/** What the round's clock shows at a moment, now or past: milliseconds since the round's start, pauses left out. */
export function runningMs({ startedAt, endedAt, pausedAt, pauses }: Clock, at: number): number {
  if (startedAt === null) return 0
  const until = Math.min(at, endedAt ?? at, pausedAt ?? at)
  const still = pauses.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to, until) - from), 0)
  return Math.max(0, until - startedAt - still)
}

/** The moment at which the round's clock showed `clock` milliseconds, the first of them where it stood still. */
export function momentOf({ startedAt, pauses }: Pick<Round, 'pauses'> & { startedAt: number }, clock: number): number {
  let at = startedAt + clock
  for (const { from, to } of pauses) if (from < at) at += to - from
  return at
}

/** Milliseconds of running clock spent in each phase by `at`, every visit counted. */
export function spentIn(round: Clock & Pick<Round, 'visits'>, at: number): Map<string, number> {
  const spent = new Map<string, number>()
  const end = runningMs(round, at)
  round.visits.forEach(({ phase, from }, index) => {
    const to = round.visits[index + 1]?.from ?? end
    spent.set(phase, (spent.get(phase) ?? 0) + Math.max(0, to - from))
  })
  return spent
}

/** Rounds that have started, with their index. */
export const playedRounds = (interview: Interview): (readonly [number, Round])[] =>
  interview.rounds.map((round, index) => [index, round] as const).filter(([, round]) => round.startedAt !== null)

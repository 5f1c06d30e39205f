import type { Script } from '../pack.ts'
import type { Dimension } from './default-rubric.ts'
import type { Change, ChatLine, Evidence, Flag, Note, Pause, Stage, Tick, Visit } from './interview.ts'
import type { DimensionId, Level, Phase, Prompting, Role, Seat, TargetLevel } from './terms.ts'

/** What people see of an interview. Only types: `project` alone fills them in. Times are the server's milliseconds. */

export type PersonView = { id: string; name: string; seat: Seat; role: Role }

/** The round that runs, or ran last. */
export type RoundView = {
  index: number
  title: string
  prompt: string
  interviewer: string | null
  candidate: string | null
  startedAt: number
  endedAt: number | null
  pausedAt: number | null
  pauses: readonly Pause[]
  visits: readonly Visit[]
}

/** What the interviewer put to the candidate. */
export type ShownView = { kind: 'followUp' | 'hint' | 'curveball'; text: string; at: number }

/** What a person still has to hand in, or has. */
export type PaperView = {
  round: number
  as: 'interviewer' | 'candidate'
  title: string
  handedIn: boolean
  otherHandedIn: boolean
}

/** What everybody in the room sees. */
export type OpenView = {
  lens: Role
  me: string
  interview: {
    id: string
    title: string
    stage: Stage
    targetLevel: TargetLevel
    rounds: number
    sealed: boolean
    /** There where one person is alone with the clock. */
    solo?: true
  }
  people: readonly PersonView[]
  plan: readonly Phase[]
  round: RoundView | null
  /** Who asks in the round that comes next; nothing while one runs or after the last. */
  next: { index: number; interviewer: string | null; candidate: string | null } | null
  shown: readonly ShownView[]
  chat: readonly ChatLine[]
  papers: readonly PaperView[]
  /** The dimensions by name, for scoring oneself. Empty until the end. */
  dimensions: readonly { id: DimensionId; name: string }[]
  /** Everything, round by round, once both sides have handed in. */
  results: readonly ResultView[]
}

/** The question as its interviewer has it at hand. */
export type QuestionView = {
  index: number
  title: string
  prompt: string
  script: Script
  rubric: readonly Dimension[]
}
export type ScoreView = { level: Level | null; how: Prompting | null; sentence: string }

/** What only an interviewer sees of the round they ask in; a shadow looks over their shoulder. */
export type DeskView = {
  question: QuestionView
  /** Script entries that the candidate was shown, by the pack's id, a curveball as "curveball". */
  used: readonly { itemId: string; at: number }[]
  ticks: readonly Tick[]
  flags: readonly Flag[]
  notes: readonly Note[]
  scores: Readonly<Record<string, ScoreView>>
  evidence: readonly Evidence[]
}

/** After the end: the rounds in which one asked, to finish the scores before handing in. */
export type ReviewView = DeskView & {
  startedAt: number
  endedAt: number
  pauses: readonly Pause[]
  visits: readonly Visit[]
}

export type CandidateView = OpenView & { lens: 'candidate' | 'audience' }
export type InterviewerView = OpenView & { lens: 'interviewer' | 'shadow' } & DeskView
/** An ended interview: the open part, and the reviews of the rounds in which one asked. */
export type EndedView = OpenView & { reviews: readonly ReviewView[] }
export type View = CandidateView | InterviewerView | EndedView

/** One row of a result: the score with the anchor it stands on, and the candidate's own. */
export type ResultRow = {
  id: string
  name: string
  weight: number
  level: Level | null
  anchor: string | null
  how: Prompting | null
  sentence: string
  self: Level | null
  evidence: readonly Evidence[]
}

export type ResultView = {
  index: number
  title: string
  prompt: string
  interviewer: string | null
  candidate: string | null
  startedAt: number
  endedAt: number
  pauses: readonly Pause[]
  call: Level
  summary: string
  changes: readonly Change[]
  /** Weighted mean of the levels given, 1 to 4. */
  weighted: number | null
  rows: readonly ResultRow[]
  /** How the interviewing was; nothing where nobody interviewed. */
  rating: number | null
  comment: string
  /** The interviewer's notes; for others only when their author shares them. */
  notes: readonly Note[]
  shown: readonly ShownView[]
  ticks: readonly Tick[]
  flags: readonly Flag[]
  script: Script
}

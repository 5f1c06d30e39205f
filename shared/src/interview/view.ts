import type { Script } from '../pack.ts'
import type { Dimension } from './dimension.ts'
import type {
  Change,
  ChatLine,
  Evidence,
  Flag,
  HeardCheck,
  HeardMisquote,
  Note,
  Pause,
  ShownKind,
  Stage,
  Tick,
  Visit,
} from './interview.ts'
import type { PartsView } from './parts.ts'
import type { Score } from './scoring.ts'
import type { DimensionId, Level, Phase, Prompting, Role, Seat, TargetLevel } from './terms.ts'

/** What participants receive; only `project` creates views. Times are the server's, in milliseconds. */

export type PersonView = { id: string; name: string; seat: Seat; role: Role }

/** `agreed` holds the ids of the players who agree to the recording of voices; `isOn` whether voices are recorded now. */
export type RecordingView = { agreed: readonly string[]; isOn: boolean }

/** The current or last round. */
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

export type ShownView = { kind: ShownKind; text: string; at: number }

export type FeedbackView = {
  round: number
  as: 'interviewer' | 'candidate'
  title: string
  handedIn: boolean
  otherHandedIn: boolean
  /** What the candidate scores; empty for the interviewer. */
  dimensions: readonly DimensionId[]
}

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
    /** Present only in a solo interview. */
    solo?: true | undefined
  }
  people: readonly PersonView[]
  /** Absent in recording files of earlier versions. */
  recording?: RecordingView | undefined
  plan: readonly Phase[]
  round: RoundView | null
  /** The next round; null while one runs and after the last. */
  next: { index: number; interviewer: string | null; candidate: string | null } | null
  shown: readonly ShownView[]
  chat: readonly ChatLine[]
  papers: readonly FeedbackView[]
  /** Names for self-scores of all rounds; empty until the end. */
  dimensions: readonly { id: DimensionId; name: string }[]
  /** One per round, once both forms are submitted. */
  results: readonly ResultView[]
}

export type QuestionView = {
  index: number
  title: string
  prompt: string
  script: Script
  rubric: readonly Dimension[]
}
export type ScoreView = Omit<Score, 'at'>

/** The interviewer panel, visible to the round's interviewer and their shadows only. */
export type PanelView = {
  question: QuestionView
  /** Shown script items by the pack's id; a fact has its id after "fact:", the curveball the id "curveball". */
  used: readonly { itemId: string; at: number }[]
  ticks: readonly Tick[]
  /** Absent in recording files of earlier versions. */
  checks?: readonly HeardCheck[] | undefined
  /** Absent in recording files of earlier versions. */
  misquotes?: readonly HeardMisquote[] | undefined
  flags: readonly Flag[]
  notes: readonly Note[]
  scores: Readonly<Record<string, ScoreView>>
  evidence: readonly Evidence[]
}

/** After the end: the panel of each round that the person interviewed. */
export type ReviewView = PanelView & {
  startedAt: number
  endedAt: number
  pauses: readonly Pause[]
  visits: readonly Visit[]
}

export type CandidateView = OpenView & { lens: 'candidate' | 'audience' }
export type InterviewerView = OpenView & { lens: 'interviewer' | 'shadow' } & PanelView
export type EndedView = OpenView & { reviews: readonly ReviewView[] }
export type View = CandidateView | InterviewerView | EndedView

export type ResultRow = {
  id: string
  name: string
  weight: number
  level: Level | null
  anchor: string | null
  how: Prompting | null
  sentence: string
  /** Absent when the row was scored without parts. */
  parts?: PartsView | undefined
  notAsked?: true | undefined
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
  /** Weighted mean of the given levels, 1 to 4. */
  weighted: number | null
  rows: readonly ResultRow[]
  /** Rating of the interviewing; null in a solo interview. */
  rating: number | null
  comment: string
  /** Empty for the candidate unless the interviewer shares them. */
  notes: readonly Note[]
  shown: readonly ShownView[]
  ticks: readonly Tick[]
  flags: readonly Flag[]
  script: Script
}

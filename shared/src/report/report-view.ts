import { z } from 'zod'
import { StoredPatch } from '../interview/stored-element.ts'
import { Level, Prompting, TargetLevel, Words } from '../interview/terms.ts'

/**
 * The report of an ended interview for one reader. Uploaded recordings contain one too, so every part is bounded; times
 * are milliseconds of the round's clock, only `startedAt` is server time.
 */

/** Longer than any text of a user or pack. */
const Prose = Words.max(20_000)
const Line = Words.max(500)
const Clock = z.number().min(0)
const Count = z.number().int().min(0)

/** A shared report may show the role instead of the name. `you` marks the reader. */
const Party = z.strictObject({ name: Line, you: z.boolean() })
export type Party = z.infer<typeof Party>

const ReportChange = z.strictObject({ clock: Clock, behaviour: Prose, effect: Prose, drill: Prose })
export type ReportChange = z.infer<typeof ReportChange>

const NamedPart = z.strictObject({ level: Level, part: Prose })

/** `level` is the one that the observed parts come to, `missing` what the next level lacks. */
const ReportParts = z.strictObject({
  level: Level,
  observed: z.array(NamedPart).max(16),
  missing: z.array(NamedPart).max(4),
})

const ReportScore = z.strictObject({
  id: Line,
  name: Line,
  weight: z.number(),
  level: Level.nullable(),
  anchor: Prose.nullable(),
  how: Prompting.nullable(),
  sentence: Prose,
  /** Absent when the row was scored without parts, in a share without the script, and in reports of earlier versions. */
  parts: ReportParts.optional(),
  notAsked: z.literal(true).optional(),
  self: Level.nullable(),
  /** The candidate's level in an earlier round. */
  previous: Level.nullable(),
  evidence: z.array(z.strictObject({ clock: Clock, note: Prose })).max(1_000),
})
export type ReportScore = z.infer<typeof ReportScore>

/** Milliseconds of the round's clock; `spent` covers all visits. */
const ReportPhase = z.strictObject({ name: Line, planned: Clock, spent: Clock })
export type ReportPhase = z.infer<typeof ReportPhase>

/** What an item tests and a good answer to it; hints have none. */
const Behind = z.strictObject({ tests: Prose.nullable(), goodAnswer: Prose })

const Put = {
  kind: z.enum(['fact', 'followUp', 'hint', 'curveball']),
  step: z.enum(['nudge', 'lead', 'show']).nullable(),
}
const ReportShown = z.strictObject({ ...Put, clock: Clock, text: Prose, behind: Behind.nullable() })
export type ReportShown = z.infer<typeof ReportShown>
const ReportUnused = z.strictObject({ ...Put, text: Prose, behind: Behind.nullable() })
export type ReportUnused = z.infer<typeof ReportUnused>

const ReportPoint = z.strictObject({
  point: Line,
  listenFor: Prose,
  figures: z.array(Line).max(20),
  heard: z.strictObject({ clock: Clock, how: Prompting }).nullable(),
})
export type ReportPoint = z.infer<typeof ReportPoint>

/** One part of a good answer; `heard` is the moment of its tick, null without one. */
const ReportCheck = z.strictObject({ check: Line, level: TargetLevel, heard: Clock.nullable() })
export type ReportCheck = z.infer<typeof ReportCheck>

/** A point or a follow-up with the parts of a good answer to it. */
const ReportAnswer = z.strictObject({ item: Prose, checks: z.array(ReportCheck).max(20) })
export type ReportAnswer = z.infer<typeof ReportAnswer>

/** Missing from a shared report unless its owner includes the script. */
const ReportScript = z.strictObject({
  reallyAsking: Prose,
  /** For the target level. */
  bar: Prose,
  points: z.array(ReportPoint).max(50),
  unused: z.array(ReportUnused).max(50),
  /** What has checks. Absent in reports of earlier versions. */
  answers: z.array(ReportAnswer).max(50).optional(),
  /** Facts that the candidate was not told. Absent in reports of earlier versions. */
  untold: z
    .array(z.strictObject({ ask: Line, tell: Prose }))
    .max(50)
    .optional(),
  flags: z.array(z.strictObject({ clock: Clock, flag: Line, because: Prose })).max(50),
  /** Those that were heard. Absent in reports of earlier versions. */
  misquotes: z
    .array(z.strictObject({ clock: Clock, says: Line, right: Prose, because: Prose }))
    .max(100)
    .optional(),
  figures: z.array(z.strictObject({ value: Line, meaning: Prose })).max(50),
})
export type ReportScript = z.infer<typeof ReportScript>

/** The checks that mark one level: how many there are, and how many were heard. */
const LevelCoverage = z.strictObject({ heard: Count, all: Count })
const ReportLevels = z.strictObject({ mid: LevelCoverage, senior: LevelCoverage, staff: LevelCoverage })
export type ReportLevels = z.infer<typeof ReportLevels>

/**
 * Points by how they came up; `unheard` includes those that the time did not allow. `levels` is absent where nobody
 * ticked checks (solo interviews, scripts without checks) and in reports of earlier versions.
 */
const ReportCoverage = z.strictObject({
  unprompted: Count,
  prompted: Count,
  hinted: Count,
  unheard: Count,
  levels: ReportLevels.optional(),
})
export type ReportCoverage = z.infer<typeof ReportCoverage>

const ReportNote = z.strictObject({ clock: Clock, text: Prose, tags: z.array(Line).max(20) })
export type ReportNote = z.infer<typeof ReportNote>

/**
 * The board at the end of a phase, as patches relative to the previous board; the first is relative to an empty one.
 */
const ReportBoard = z.strictObject({ phase: Line, clock: Clock, patches: z.array(StoredPatch).max(20_000) })
export type ReportBoard = z.infer<typeof ReportBoard>

export const FactKind = z.enum([
  'components',
  'connections',
  'floating',
  'unlabelled',
  'unreached',
  'singlePoint',
  'firstBox',
  'longestPause',
  'rewired',
])
export type FactKind = z.infer<typeof FactKind>

/** A fact computed from the board and its history. Source: `docs/board-facts.md`. */
const BoardFact = z.strictObject({
  kind: FactKind,
  words: Prose,
  moments: z.array(z.strictObject({ clock: Clock, words: Prose })).max(1_000),
})
export type BoardFact = z.infer<typeof BoardFact>

const ReportStudy = z.strictObject({
  name: Line,
  level: Level,
  drills: z.array(Prose).max(10),
  next: Prose.nullable(),
})
export type ReportStudy = z.infer<typeof ReportStudy>

const ReportRound = z.strictObject({
  index: Count.max(50),
  title: Line,
  prompt: Prose,
  interviewer: Party,
  candidate: Party,
  /** Present in a solo interview, where `interviewer` is the reviewer. */
  alone: z.literal(true).optional(),
  startedAt: z.number(),
  length: Clock,
  call: Level,
  summary: Prose,
  /** Weighted mean of the given levels, 1 to 4. */
  weighted: z.number().nullable(),
  changes: z.array(ReportChange).max(10),
  scores: z.array(ReportScore).max(50),
  phases: z.array(ReportPhase).max(50),
  shown: z.array(ReportShown).max(50),
  coverage: ReportCoverage,
  script: ReportScript.nullable(),
  notes: z.array(ReportNote).max(5_000),
  interviewing: z.strictObject({ rating: z.number().int().min(1).max(5), comment: Prose }).nullable(),
  boards: z.array(ReportBoard).max(50),
  facts: z.array(BoardFact).max(20),
  study: z.array(ReportStudy).max(2),
})
export type ReportRound = z.infer<typeof ReportRound>

export const ReportView = z.strictObject({
  title: Line,
  packTitle: Line,
  targetLevel: TargetLevel,
  rounds: z.array(ReportRound).max(50),
})
export type ReportView = z.infer<typeof ReportView>

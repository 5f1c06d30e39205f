import { z } from 'zod'
import { DimensionId, Level, TargetLevel } from '../interview/terms.ts'

/** What somebody's own rounds say about them, over time. Moments are milliseconds since 1970, times milliseconds. */

/** Where a figure comes from: a round of an interview, and in it the moment that a score stands on, by the round's clock. */
const Source = { interviewId: z.string(), round: z.number().int(), at: z.number() }

/** The lowest, the middle and the highest of the last so many; there is none before there are enough to say so. */
const Range = z.object({ low: z.number(), mid: z.number(), high: z.number(), of: z.number().int() })
export type Range = z.infer<typeof Range>

const HeldRole = z.enum(['interviewer', 'candidate'])
export type HeldRole = z.infer<typeof HeldRole>

/** A round as it stands in one's history; what was judged is there once both sides have handed in. */
const HistoryRow = z.object({
  ...Source,
  title: z.string(),
  question: z.string(),
  role: HeldRole,
  /** The other player; nothing where one was alone. */
  partner: z.string().nullable(),
  targetLevel: TargetLevel,
  state: z.enum(['running', 'sealed', 'unreviewed', 'open']),
  call: Level.nullable(),
  mean: z.number().nullable(),
  rating: z.number().nullable(),
  /** Whether it is left out of what is told over time: the question was known, or the round began in its midst. */
  known: z.boolean(),
})
export type HistoryRow = z.infer<typeof HistoryRow>

const ScorePoint = z.object({
  ...Source,
  clock: z.number().nullable(),
  level: Level,
  self: Level.nullable(),
  range: Range.nullable(),
})
export type ScorePoint = z.infer<typeof ScorePoint>
const DimensionTrend = z.object({
  dimension: DimensionId,
  name: z.string(),
  points: z.array(ScorePoint),
  /** By how much one's own scores lay above those received; below, where it is negative. */
  selfAbove: Range.nullable(),
})
export type DimensionTrend = z.infer<typeof DimensionTrend>

const Call = z.object({ ...Source, call: Level })

/** Scores are read against a target level, so each level has a course of its own. */
const LevelCourse = z.object({
  targetLevel: TargetLevel,
  calls: z.array(Call),
  dimensions: z.array(DimensionTrend),
})
export type LevelCourse = z.infer<typeof LevelCourse>

const PhaseCourse = z.object({
  id: z.string(),
  name: z.string(),
  /** As planned the last time. */
  planned: z.number(),
  points: z.array(z.object({ ...Source, spent: z.number(), planned: z.number() })),
  usual: Range.nullable(),
})
export type PhaseCourse = z.infer<typeof PhaseCourse>

const StudyStep = z.object({
  step: z.number().int(),
  days: z.number().int(),
  due: z.number(),
  done: z.number().nullable(),
})
export type StudyStep = z.infer<typeof StudyStep>
/** A weak dimension, and when to come back to it. */
const StudyItem = z.object({
  ...Source,
  dimension: DimensionId,
  name: z.string(),
  /** What it was given in that round. */
  level: Level,
  drills: z.array(z.string()),
  /** What one level more looks like. */
  next: z.string().nullable(),
  steps: z.array(StudyStep),
})
export type StudyItem = z.infer<typeof StudyItem>

const RatingCourse = z.object({
  points: z.array(z.object({ ...Source, rating: z.number(), range: Range.nullable() })),
  usual: Range.nullable(),
})
export type RatingCourse = z.infer<typeof RatingCourse>

/**
 * How one's scores lie beside those that others gave for the same questions, in levels: above nothing where one is the
 * milder. Nothing is said before enough questions and enough other people are in it.
 */
const Drift = z.object({
  questions: z.number().int(),
  others: z.number().int(),
  needed: z.object({ questions: z.number().int(), others: z.number().int() }),
  found: z
    .object({
      difference: z.number(),
      low: z.number(),
      high: z.number(),
      verdict: z.enum(['stricter', 'milder', 'alike']),
    })
    .nullable(),
})
export type Drift = z.infer<typeof Drift>

export const ProgressReply = z.object({
  history: z.array(HistoryRow),
  asCandidate: z.object({
    levels: z.array(LevelCourse),
    phases: z.array(PhaseCourse),
    study: z.array(StudyItem),
  }),
  asInterviewer: z.object({ ratings: RatingCourse, drift: Drift }),
})
export type ProgressReply = z.infer<typeof ProgressReply>

/** A step of the study plan, to be ticked or to be taken back. */
export const StudyTick = z.strictObject({
  interviewId: z.uuid(),
  round: z.number().int().min(0).max(50),
  dimension: DimensionId,
  step: z.number().int().min(0).max(10),
  done: z.boolean(),
})
export type StudyTick = z.infer<typeof StudyTick>
export const StudyReply = z.object({ study: z.array(StudyItem) })
export type StudyReply = z.infer<typeof StudyReply>

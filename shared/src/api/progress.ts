import { z } from 'zod'
import { DimensionId, Level, TargetLevel } from '../interview/terms.ts'

/** The round behind a figure; `at` is its time in milliseconds since 1970. */
const Source = { interviewId: z.string(), round: z.number().int(), at: z.number() }

/** Minimum, median and maximum of the last `of` values; null in the reply when there are too few. */
const Range = z.object({ low: z.number(), mid: z.number(), high: z.number(), of: z.number().int() })
export type Range = z.infer<typeof Range>

const HeldRole = z.enum(['interviewer', 'candidate'])
export type HeldRole = z.infer<typeof HeldRole>

/** A round in the person's history; judgments appear after both forms are submitted. */
const HistoryRow = z.object({
  ...Source,
  title: z.string(),
  question: z.string(),
  role: HeldRole,
  /** Null in a solo interview. */
  partner: z.string().nullable(),
  targetLevel: TargetLevel,
  state: z.enum(['running', 'sealed', 'unreviewed', 'open']),
  call: Level.nullable(),
  mean: z.number().nullable(),
  rating: z.number().nullable(),
  /** Excluded from trends, because the person knew the question or the round started in the middle. */
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
  /** Own score minus received score. */
  selfAbove: Range.nullable(),
})
export type DimensionTrend = z.infer<typeof DimensionTrend>

const Call = z.object({ ...Source, call: Level })

/** One course per target level, because scores are relative to it. */
const LevelCourse = z.object({
  targetLevel: TargetLevel,
  calls: z.array(Call),
  dimensions: z.array(DimensionTrend),
})
export type LevelCourse = z.infer<typeof LevelCourse>

const PhaseCourse = z.object({
  id: z.string(),
  name: z.string(),
  /** As of the latest round. */
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
const StudyItem = z.object({
  ...Source,
  dimension: DimensionId,
  name: z.string(),
  level: Level,
  drills: z.array(z.string()),
  /** The anchor of the next level. */
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
 * The person's scores relative to other people's for the same questions, in levels; positive means milder. `found` is
 * null until there are enough questions and other scorers.
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

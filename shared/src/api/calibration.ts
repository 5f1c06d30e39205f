import { z } from 'zod'
import { Level, TargetLevel, Words } from '../interview/terms.ts'

/** For a player: `mine` and `both` are the consents, `scored` the number of blind scores. */
export const OfferedRound = z.object({
  round: z.number(),
  title: z.string(),
  mine: z.boolean(),
  both: z.boolean(),
  scored: z.number(),
})
export type OfferedRound = z.infer<typeof OfferedRound>
export const OfferedReply = z.object({ rounds: z.array(OfferedRound) })
export const OfferRequest = z.strictObject({ round: z.number().int().min(0).max(20), offered: z.boolean() })
export type OfferRequest = z.infer<typeof OfferRequest>

/** A round open for blind scores; nothing in it identifies the players. */
export const Calibration = z.object({
  id: z.string(),
  title: z.string(),
  targetLevel: TargetLevel,
  /** Running time of the round's clock, in milliseconds. */
  length: z.number(),
  /** `opened`: the asker may read the script. `done`: their scores are submitted. */
  state: z.enum(['new', 'opened', 'done']),
  scored: z.number(),
})
export type Calibration = z.infer<typeof Calibration>
export const CalibrationsReply = z.object({ calibrations: z.array(Calibration) })

const Row = z.object({
  id: z.string(),
  name: z.string(),
  anchors: z.array(z.string()),
  /** Absent in rounds of earlier versions. */
  parts: z.array(z.array(z.string())).optional(),
})

/** Scores of one dimension; `null` where none was given. */
export const Agreement = z.object({
  id: z.string(),
  name: z.string(),
  yours: Level.nullable(),
  interviewers: Level.nullable(),
  /** Number of blind scorers per level 1 to 4, the asker included. */
  spread: z.array(z.number()).length(4),
  /** Largest difference between two scores, the interviewer's included. */
  apart: z.number(),
  /** The parts that the interviewer observed; empty for a score that was given without parts. */
  observed: z.array(z.object({ level: Level, part: z.string() })),
  /** Evidence of the interviewer's score; `clock` is the round's clock in milliseconds. */
  moments: z.array(z.object({ clock: z.number(), note: z.string() })),
  /** Over all blind-scored rounds; `kappa` is null below the sheet's `enough` pairs. */
  withInterviewers: z.object({ pairs: z.number(), kappa: z.number().nullable() }),
  amongScorers: z.object({ pairs: z.number(), kappa: z.number().nullable() }),
})
export type Agreement = z.infer<typeof Agreement>

/** The scoring form; `agreement` is null until the asker has submitted scores. */
export const Sheet = z.object({
  calibration: Calibration,
  rubric: z.array(Row),
  agreement: z.array(Agreement).nullable(),
  enough: z.number(),
})
export type Sheet = z.infer<typeof Sheet>
export const SheetReply = z.object({ sheet: Sheet })

export const BlindScores = z.record(Words.max(60), Level).refine((levels) => Object.keys(levels).length > 0, {
  message: 'score at least one dimension',
})
export const BlindScoresRequest = z.strictObject({ levels: BlindScores })
export type BlindScoresRequest = z.infer<typeof BlindScoresRequest>

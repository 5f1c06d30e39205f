import { z } from 'zod'
import { Level, TargetLevel, Words } from '../interview/terms.ts'

/** Rounds that others score blind, so that it can be seen how far people agree. */

/** For one who played it: whether they and the other agree that others score this round, and how many have. */
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

/** A round that can be scored. Nothing in it says whose it was. */
export const Calibration = z.object({
  id: z.string(),
  title: z.string(),
  targetLevel: TargetLevel,
  /** How long the round's clock ran, in milliseconds. */
  length: z.number(),
  /** `opened` by the asker, which lets them read the script; `done` once their scores are in. */
  state: z.enum(['new', 'opened', 'done']),
  scored: z.number(),
})
export type Calibration = z.infer<typeof Calibration>
export const CalibrationsReply = z.object({ calibrations: z.array(Calibration) })

const Row = z.object({ id: z.string(), name: z.string(), anchors: z.array(z.string()) })

/** How one dimension was scored: a level each, `null` where none was given. */
export const Agreement = z.object({
  id: z.string(),
  name: z.string(),
  yours: Level.nullable(),
  interviewers: Level.nullable(),
  /** How many blind scorers gave 1, 2, 3 and 4, the asker among them. */
  spread: z.array(z.number()).length(4),
  /** The furthest that two who scored it are apart, the interviewer among them. */
  apart: z.number(),
  /** The moments that the interviewer's score stands on, by the round's clock in milliseconds. */
  moments: z.array(z.object({ clock: z.number(), note: z.string() })),
  /** Over all rounds that were scored blind: of how many pairs, and how far they agree where there are enough. */
  withInterviewers: z.object({ pairs: z.number(), kappa: z.number().nullable() }),
  amongScorers: z.object({ pairs: z.number(), kappa: z.number().nullable() }),
})
export type Agreement = z.infer<typeof Agreement>

/** What one needs to score it, and how everyone scored it once one has. `enough` is how many pairs a kappa takes. */
export const Sheet = z.object({
  calibration: Calibration,
  rubric: z.array(Row),
  agreement: z.array(Agreement).nullable(),
  enough: z.number(),
})
export type Sheet = z.infer<typeof Sheet>
export const SheetReply = z.object({ sheet: Sheet })

/** A level for each dimension that the round came to, at least one. */
export const BlindScores = z.record(Words.max(60), Level).refine((levels) => Object.keys(levels).length > 0, {
  message: 'score at least one dimension',
})
export const BlindScoresRequest = z.strictObject({ levels: BlindScores })
export type BlindScoresRequest = z.infer<typeof BlindScoresRequest>

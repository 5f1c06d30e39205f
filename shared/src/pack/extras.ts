import { z } from 'zod'
import { SeenParts } from '../interview/parts.ts'
import { Prompting, TargetLevel } from '../interview/terms.ts'
import { AsOf, Source } from './figure.ts'
import { LevelNumber } from './rubric.ts'
import { Brief, type Context, itemsOf, Line, refuseTwins, refuseUnknown, Slug, Text } from './text.ts'

/** The parts of a pack beside its questions. */

/** Public: what candidates read before a round, apart from any score. */
export const ForCandidates = z.strictObject({
  mistakes: z
    .array(z.strictObject({ mistake: Line, instead: Brief }))
    .max(20)
    .default([]),
  prepare: z
    .array(z.strictObject({ advice: Line, how: Brief }))
    .max(20)
    .default([]),
})
export type ForCandidates = z.infer<typeof ForCandidates>

/** What does the same job elsewhere ("Kinesis" on AWS, "Event Hubs" on Azure). */
export const Equivalent = z.strictObject({
  id: Slug,
  job: Line,
  names: z
    .array(z.strictObject({ where: Line.max(40), name: Line }))
    .min(2)
    .max(8),
  differs: Brief.optional(),
  asOf: AsOf.optional(),
  source: Source.optional(),
})
export type Equivalent = z.infer<typeof Equivalent>

/** How one reader scores one row of the rubric. `level` overrules the computed level and then needs `because`. */
const ReadRow = z.strictObject({
  dimension: Slug,
  seen: SeenParts,
  how: Prompting.optional(),
  level: LevelNumber.optional(),
  because: Brief.optional(),
})
export type ReadRow = z.infer<typeof ReadRow>

/** A written round, scored by two readers independently, to calibrate interviewers. */
export const Transcript = z.strictObject({
  id: Slug,
  title: Line,
  question: Slug,
  targetLevel: TargetLevel,
  lines: z
    .array(
      z.strictObject({
        by: z.enum(['interviewer', 'candidate', 'board']),
        says: Text,
        minute: z.number().min(0).max(180).optional(),
      }),
    )
    .min(4)
    .max(150),
  readings: z.array(z.strictObject({ reader: Slug, rows: z.array(ReadRow).min(1).max(12) })).length(2),
})
export type Transcript = z.infer<typeof Transcript>

/** Refuses twin ids and transcripts of questions that the pack does not have. Must not trust any shape. */
export function refuseOddExtras(pack: object, context: Context): void {
  const { equivalents, transcripts, questions } = pack as Readonly<Record<string, unknown>>
  refuseTwins(equivalents, ['equivalents'], context)
  refuseTwins(transcripts, ['transcripts'], context)
  const listed = Array.isArray(questions)
    ? questions.map((each) => (typeof each === 'string' ? { id: each } : each))
    : []
  if (!Array.isArray(transcripts)) return
  transcripts.forEach((transcript: unknown, nth) => {
    const { question, readings } = (transcript ?? {}) as { question?: unknown; readings?: unknown }
    const path = ['transcripts', nth]
    refuseUnknown(question, { list: listed, noun: 'question' }, [...path, 'question'], context)
    refuseTwins(readings, [...path, 'readings'], context, 'reader')
    itemsOf(readings).forEach(({ rows }, place) => {
      refuseTwins(rows, [...path, 'readings', place, 'rows'], context, 'dimension')
    })
  })
}

import { z } from 'zod'
import { DimensionId, Phase, TargetLevel, Words } from './interview/terms.ts'
import { ReferenceBoard, refuseLooseArrows, refuseLooseReference, StartingBoard } from './pack/board.ts'
import { Equivalent, ForCandidates, refuseOddExtras, Transcript } from './pack/extras.ts'
import { Figure } from './pack/figure.ts'
import { refuseOddReferences } from './pack/references.ts'
import { Criterion, Example, refuseDefaults, Study } from './pack/rubric.ts'
import { RunCard, refuseOddRunCard } from './pack/run-card.ts'
import { Curveball, Fact, FollowUp, Hint, Point, RedFlag } from './pack/script-items.ts'
import { always, Line, refuseOddQuestions, refuseTwins, Slug, Text } from './pack/text.ts'
import { refuseWrongSums, Worksheet } from './pack/worksheet.ts'

/** The interviewer's part of a question; secret. */
export const Script = z.strictObject({
  runCard: RunCard.optional(),
  reallyAsking: Text,
  bar: z.strictObject({ mid: Text, senior: Text, staff: Text }),
  facts: z.array(Fact).max(15).default([]),
  points: z.array(Point).min(5).max(10),
  followUps: z.array(FollowUp).min(3).max(10),
  hints: z.tuple([
    Hint.extend({ step: z.literal('nudge') }),
    Hint.extend({ step: z.literal('lead') }),
    Hint.extend({ step: z.literal('show') }),
  ]),
  redFlags: z.array(RedFlag).min(2).max(10),
  figures: z.array(Figure).max(20),
  curveball: Curveball,
  examples: z.array(Example).max(12).default([]),
  referenceBoard: ReferenceBoard.optional(),
  worksheet: Worksheet.optional(),
})
export type Script = z.infer<typeof Script>

/** A template for a text that is written during the round. */
const Pad = z.strictObject({
  id: Slug,
  title: Line.max(60),
  language: Slug.max(30).default('text'),
  text: Words.min(1).max(4_000),
})

/** `title` is public, `prompt` and `plan` are shown when the round starts, and everything else is secret. */
export const Question = z
  .strictObject({
    id: Slug,
    title: Line,
    kind: z.enum(['design', 'discussion']),
    topics: z.array(Line).min(1).max(6),
    levels: z.array(TargetLevel).min(1),
    prompt: Text,
    /** Replaces the default plan of the kind. */
    plan: z.array(Phase).min(1).max(12).optional(),
    /** Default dimensions of the kind that do not apply. */
    omitDimensions: z.array(DimensionId).max(5).default([]),
    script: Script,
    criteria: z.array(Criterion).max(3).default([]),
    startingBoard: StartingBoard.optional(),
    pads: z.array(Pad).max(3).default([]),
    study: z.array(Study).min(2).max(10),
  })
  .superRefine(refuseOddQuestion, always)
export type Question = z.infer<typeof Question>

/** A versioned set of questions. A stored version never changes. */
export const Pack = z
  .strictObject({
    id: Slug,
    version: z.number().int().min(1),
    format: z.literal(2).optional(),
    title: Line,
    summary: Text,
    language: z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'use a language tag such as "en"'),
    forCandidates: ForCandidates.optional(),
    equivalents: z.array(Equivalent).max(40).default([]),
    transcripts: z.array(Transcript).max(4).default([]),
    questions: z.array(Question).min(1).max(200),
  })
  .superRefine(refuseOddPack, always)
export type Pack = z.infer<typeof Pack>

/** `pack.yaml` of a pack folder; `questions` lists the question files beside it, in order. */
export const PackCover = z.strictObject({ ...Pack.shape, questions: z.array(Slug).min(1).max(200) })
export type PackCover = z.infer<typeof PackCover>

const { id: _id, version: _version, ...written } = Pack.shape

/** A pack in one file, for users' packs. The server assigns id and version. */
export const PackFile = z.strictObject(written).superRefine(refuseOddPack, always)
export type PackFile = z.infer<typeof PackFile>

/** What the parts of a pack owe to one another. */
export function refuseOddPack(pack: { title?: unknown; questions?: unknown }, context: z.core.$RefinementCtx): void {
  refuseOddQuestions(pack, context)
  refuseOddExtras(pack, context)
}

type Written = Readonly<{
  kind?: unknown
  plan?: unknown
  omitDimensions?: unknown
  criteria?: unknown
  pads?: unknown
  startingBoard?: unknown
  script?: unknown
}>

/** What the fields of a question owe to one another, in both formats. Must not trust any shape. */
export function refuseOddQuestion(question: Written, context: z.core.$RefinementCtx): void {
  const script = (question.script ?? {}) as Readonly<Record<string, unknown>>
  for (const list of ['facts', 'points', 'followUps', 'hints', 'redFlags'])
    refuseTwins(script[list], ['script', list], context)
  for (const list of ['criteria', 'pads', 'plan'] as const) refuseTwins(question[list], [list], context)
  refuseDefaults(question.criteria, context)
  refuseLooseArrows(question.startingBoard, ['startingBoard'], context)
  refuseLooseReference(script.referenceBoard, context)
  refuseOddRunCard(script.runCard, script, context)
  refuseWrongSums(script.worksheet, context)
  refuseOddReferences(question, context)
}

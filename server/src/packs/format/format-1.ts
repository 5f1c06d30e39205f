import { Anchors, Criterion } from '@dryrun/shared/pack/rubric.ts'
import { RedFlag } from '@dryrun/shared/pack/script-items.ts'
import { always, Line, Slug, Text } from '@dryrun/shared/pack/text.ts'
import { PackCover, PackFile, Question, refuseOddPack, refuseOddQuestion, Script } from '@dryrun/shared/pack.ts'
import { z } from 'zod'

/** Packs without `format: 2`, as their authors write them. Everything else reads them upgraded. */

const Format = z.literal(1).optional()

const Script1 = z.strictObject({
  reallyAsking: Script.shape.reallyAsking,
  bar: Script.shape.bar,
  points: z
    .array(z.strictObject({ id: Slug, point: Line, listenFor: Text, figures: z.array(Line).max(8).default([]) }))
    .min(6)
    .max(10),
  followUps: z
    .array(z.strictObject({ id: Slug, ask: Text, tests: Text, goodAnswer: Text }))
    .min(3)
    .max(10),
  hints: Script.shape.hints,
  redFlags: z
    .array(RedFlag.omit({ branches: true }))
    .min(2)
    .max(10),
  figures: z.array(z.strictObject({ value: Line, meaning: Text })).max(20),
  curveball: Script.shape.curveball,
})

const { id, title, kind, topics, levels, prompt, startingBoard, study } = Question.shape

export const Question1 = z
  .strictObject({
    id,
    title,
    kind,
    topics,
    levels,
    prompt,
    script: Script1,
    criteria: z
      .array(Criterion.omit({ anchors: true }).extend({ anchors: Anchors }))
      .max(3)
      .default([]),
    startingBoard,
    study,
  })
  .superRefine(refuseOddQuestion, always)
export type Question1 = z.infer<typeof Question1>

const { title: packTitle, summary, language } = PackFile.shape

export const PackFile1 = z
  .strictObject({ format: Format, title: packTitle, summary, language, questions: z.array(Question1).min(1).max(200) })
  .superRefine(refuseOddPack, always)
export type PackFile1 = z.infer<typeof PackFile1>

export const PackCover1 = z.strictObject({
  id: PackCover.shape.id,
  version: PackCover.shape.version,
  format: Format,
  title: packTitle,
  summary,
  language,
  questions: PackCover.shape.questions,
})
export type PackCover1 = z.infer<typeof PackCover1>

import { z } from 'zod'
import { asOneLine, isVisible } from './interview/label.ts'
import { DimensionId, TargetLevel, Words } from './interview/terms.ts'

/** Lower-case words joined by hyphens, unique among siblings. */
const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case letters, digits and single hyphens')
  .max(60)
/** Replaces line breaks, which packs of earlier versions contain. */
const OneLine = Words.normalize('NFC').overwrite(asOneLine)
const Line = OneLine.min(1).max(160)
const Text = Words.trim().min(1).max(2_000)

/** A point to listen for. `figures` are short phrases worth hearing with it ("15 minutes at most"). */
export const Point = z.strictObject({
  id: Slug,
  point: Line,
  listenFor: Text,
  figures: z.array(Line).max(8).default([]),
})
export type Point = z.infer<typeof Point>

export const FollowUp = z.strictObject({ id: Slug, ask: Text, tests: Text, goodAnswer: Text })
export type FollowUp = z.infer<typeof FollowUp>

export const Hint = z.strictObject({ id: Slug, step: z.enum(['nudge', 'lead', 'show']), text: Text })
export type Hint = z.infer<typeof Hint>

export const RedFlag = z.strictObject({ id: Slug, flag: Line, because: Text })
export type RedFlag = z.infer<typeof RedFlag>

export const Figure = z.strictObject({ value: Line, meaning: Text })
export type Figure = z.infer<typeof Figure>

export const Curveball = z.strictObject({ ask: Text, listenFor: Text })
export type Curveball = z.infer<typeof Curveball>

/** The interviewer's part of a question; secret. */
export const Script = z.strictObject({
  reallyAsking: Text,
  bar: z.strictObject({ mid: Text, senior: Text, staff: Text }),
  points: z.array(Point).min(6).max(10),
  followUps: z.array(FollowUp).min(3).max(10),
  hints: z.tuple([
    Hint.extend({ step: z.literal('nudge') }),
    Hint.extend({ step: z.literal('lead') }),
    Hint.extend({ step: z.literal('show') }),
  ]),
  redFlags: z.array(RedFlag).min(2).max(10),
  figures: z.array(Figure).max(20),
  curveball: Curveball,
})
export type Script = z.infer<typeof Script>

/** Four observable behaviors, strong no to strong yes. */
export const Anchors = z.tuple([Text, Text, Text, Text])
export type Anchors = z.infer<typeof Anchors>

/** An additional dimension; the default dimensions' weights sum up to 100. */
export const Criterion = z.strictObject({
  id: Slug,
  name: Line,
  weight: z.number().int().min(1).max(40),
  anchors: Anchors,
})
export type Criterion = z.infer<typeof Criterion>

export const Stencil = z.enum([
  'client',
  'cdn',
  'gateway',
  'load-balancer',
  'service',
  'function',
  'queue',
  'stream',
  'cache',
  'relational-store',
  'document-store',
  'object-store',
  'search',
  'scheduler',
  'worker',
  'external-system',
  'user',
])
export type Stencil = z.infer<typeof Stencil>

/** Short enough that the ids derived for a part's elements fit into `ElementId`. */
const PartId = Slug.max(40)
const Place = z.number().min(-100_000).max(100_000)

/** `x` and `y` are scene pixels of a part's top left corner. */
export const StartingBoard = z.strictObject({
  parts: z
    .array(
      z.strictObject({
        id: PartId,
        stencil: Stencil,
        label: OneLine.min(1).max(60),
        x: Place,
        y: Place,
      }),
    )
    .min(1)
    .max(30),
  arrows: z
    .array(z.strictObject({ from: PartId, to: PartId, label: OneLine.max(60).optional() }))
    .max(60)
    .default([]),
})
export type StartingBoard = z.infer<typeof StartingBoard>

export const Study = z.strictObject({ dimension: DimensionId, drill: Text })
export type Study = z.infer<typeof Study>

/**
 * Runs also when single fields are invalid, so that one pass reports every fault. These checks must not trust any
 * shape.
 */
const always = { when: ({ value }: z.core.ParsePayload) => typeof value === 'object' && value !== null }

/** `title` is public, `prompt` is shown when the round starts, and everything else is secret. */
export const Question = z
  .strictObject({
    id: Slug,
    title: Line,
    kind: z.enum(['design', 'discussion']),
    topics: z.array(Line).min(1).max(6),
    levels: z.array(TargetLevel).min(1),
    prompt: Text,
    script: Script,
    criteria: z.array(Criterion).max(3).default([]),
    startingBoard: StartingBoard.optional(),
    study: z.array(Study).min(2).max(10),
  })
  .superRefine((question, context) => {
    for (const list of ['points', 'followUps', 'hints', 'redFlags'] as const)
      refuseTwins(question.script?.[list], ['script', list], context)
    refuseTwins(question.criteria, ['criteria'], context)
    refuseDefaults(question.criteria, context)
    if (question.startingBoard) refuseLooseArrows(question.startingBoard, context)
  }, always)
export type Question = z.infer<typeof Question>

/** A versioned set of questions. A stored version never changes. */
export const Pack = z
  .strictObject({
    id: Slug,
    version: z.number().int().min(1),
    title: Line,
    summary: Text,
    language: z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'use a language tag such as "en"'),
    questions: z.array(Question).min(1).max(200),
  })
  .superRefine(refuseOddQuestions, always)
export type Pack = z.infer<typeof Pack>

/** `pack.yaml` of a pack folder; `questions` lists the question files beside it, in order. */
export const PackCover = z.strictObject({ ...Pack.shape, questions: z.array(Slug).min(1).max(200) })
export type PackCover = z.infer<typeof PackCover>

const { id: _id, version: _version, ...written } = Pack.shape

/** A pack in one file, for users' packs. The server assigns id and version. */
export const PackFile = z.strictObject(written).superRefine(refuseOddQuestions, always)
export type PackFile = z.infer<typeof PackFile>

type Context = z.core.$RefinementCtx

const itemsOf = (list: unknown): readonly Record<string, unknown>[] =>
  Array.isArray(list) ? list.map((item) => (typeof item === 'object' && item ? item : {})) : []

function refuseTwins(list: unknown, path: string[], context: Context): void {
  const seen = new Set<unknown>()
  itemsOf(list).forEach(({ id }, index) => {
    if (seen.has(id))
      context.addIssue({ code: 'custom', path: [...path, index, 'id'], message: `"${id}" is used twice` })
    if (id !== undefined) seen.add(id)
  })
}

/** Not part of `Question`, because stored questions with such titles must stay readable. */
function refuseOddQuestions(pack: { title?: unknown; questions?: unknown }, context: Context): void {
  refuseTwins(pack.questions, ['questions'], context)
  refuseUnseen(pack.title, ['title'], context)
  for (const [index, { title }] of itemsOf(pack.questions).entries())
    refuseUnseen(title, ['questions', index, 'title'], context)
}

function refuseUnseen(title: unknown, path: (string | number)[], context: Context): void {
  if (typeof title === 'string' && title.length > 0 && !isVisible(title))
    context.addIssue({ code: 'custom', path, message: 'write a title that can be seen' })
}

function refuseDefaults(criteria: unknown, context: Context): void {
  itemsOf(criteria).forEach(({ id }, index) => {
    if (DimensionId.safeParse(id).success)
      context.addIssue({
        code: 'custom',
        path: ['criteria', index, 'id'],
        message: `"${id}" is a default dimension; choose another id`,
      })
  })
}

function refuseLooseArrows({ parts, arrows }: { parts: unknown; arrows: unknown }, context: Context): void {
  refuseTwins(parts, ['startingBoard', 'parts'], context)
  const ids = new Set(itemsOf(parts).map(({ id }) => id))
  itemsOf(arrows).forEach((arrow, index) => {
    for (const end of ['from', 'to'])
      if (arrow[end] !== undefined && !ids.has(arrow[end]))
        context.addIssue({
          code: 'custom',
          path: ['startingBoard', 'arrows', index, end],
          message: `no part is called "${arrow[end]}"`,
        })
  })
}

import { z } from 'zod'
import { Words } from '../interview/terms.ts'
import type { QuestionView } from '../interview/view.ts'
import type { StartingBoard } from '../pack/board.ts'
import type { Equivalent } from '../pack/extras.ts'
import type { Study } from '../pack/rubric.ts'

/** Packs by users. The draft is the author's source text, faults included; a published version never changes. */

/**
 * `version` is the last published one, 0 before the first; `revision` counts saves of the draft; times in milliseconds
 * since 1970.
 */
export const OwnPack = z.object({
  id: z.string(),
  title: z.string(),
  version: z.number(),
  revision: z.number(),
  isAhead: z.boolean(),
  savedAt: z.number(),
})
export type OwnPack = z.infer<typeof OwnPack>
export const OwnPacksReply = z.object({ packs: z.array(OwnPack) })
export const OwnPackReply = z.object({ pack: OwnPack })
export const OwnPackTextReply = z.object({ pack: OwnPack, text: z.string() })

export const PackTextRequest = z.strictObject({ text: Words })
/** Refused when the draft has another revision, because another client has saved it. */
export const PackSaveRequest = z.strictObject({ text: Words, revision: z.number().int().min(0) })
export const PackPublishRequest = z.strictObject({ revision: z.number().int().min(0) })

/** `question` is the zero-based index of the question to preview. */
export const PackCheckRequest = z.strictObject({ text: Words, question: z.number().int().min(0).max(199) })

/** Line and column, from 1; `path` such as "questions.0.title", where the text can be read as YAML. */
export const PackFault = z.object({
  line: z.number(),
  column: z.number(),
  reason: z.string(),
  path: z.string().optional(),
})
export type PackFault = z.infer<typeof PackFault>
export const PackCheckReply = z.object({
  faults: z.array(PackFault),
  more: z.number(),
  /** What a pack without faults lacks of the full form, and figures that have aged; the first two hundred. */
  warnings: z.array(PackFault),
  questions: z.array(z.object({ title: z.string(), line: z.number(), isSound: z.boolean() })),
  /**
   * A `QuestionPreview`, or null when the question has faults. `unknown` keeps the scripts' schema out of the API
   * documentation.
   */
  preview: z.unknown(),
})
export type PackCheckReply = Omit<z.infer<typeof PackCheckReply>, 'preview'> & { preview: QuestionPreview | null }

export type QuestionPreview = {
  question: QuestionView
  study: readonly Study[]
  /** Those of the pack, without the ones that have a fault. */
  equivalents: readonly Equivalent[]
  startingBoard: StartingBoard | null
}

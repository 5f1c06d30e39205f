import { z } from 'zod'
import { Words } from '../interview/terms.ts'
import type { QuestionView } from '../interview/view.ts'
import type { StartingBoard, Study } from '../pack.ts'

/**
 * Packs that people write themselves. A draft is the text as its author wrote it, comments and faults included; what is
 * published of it is a version, and never changes. Times are milliseconds since 1970.
 */

/** `version` is the one that was published last, 0 before that; `revision` counts the times that the draft was saved. */
export const OwnPack = z.object({
  id: z.string(),
  title: z.string(),
  version: z.number(),
  revision: z.number(),
  /** Whether the draft was saved after it was last published. */
  isAhead: z.boolean(),
  savedAt: z.number(),
})
export type OwnPack = z.infer<typeof OwnPack>
export const OwnPacksReply = z.object({ packs: z.array(OwnPack) })
export const OwnPackReply = z.object({ pack: OwnPack })
export const OwnPackTextReply = z.object({ pack: OwnPack, text: z.string() })

export const PackTextRequest = z.strictObject({ text: Words })
/** Refused where the draft is at another revision by now: somebody's other tab has saved it. */
export const PackSaveRequest = z.strictObject({ text: Words, revision: z.number().int().min(0) })
export const PackPublishRequest = z.strictObject({ revision: z.number().int().min(0) })

/** `question` is the place, from 0, of the one to be seen as its candidate and its interviewer would see it. */
export const PackCheckRequest = z.strictObject({ text: Words, question: z.number().int().min(0).max(199) })

/** Line and column as an editor counts them, from 1. */
export const PackFault = z.object({ line: z.number(), column: z.number(), reason: z.string() })
export type PackFault = z.infer<typeof PackFault>
export const PackCheckReply = z.object({
  faults: z.array(PackFault),
  /** How many faults there are beside those. */
  more: z.number(),
  questions: z.array(z.object({ title: z.string(), line: z.number(), isSound: z.boolean() })),
  /** A `QuestionPreview`, or nothing where the question has faults; the page that describes the API does not spell it out. */
  preview: z.unknown(),
})
export type PackCheckReply = Omit<z.infer<typeof PackCheckReply>, 'preview'> & { preview: QuestionPreview | null }

/** One question as it will be seen, for its author. */
export type QuestionPreview = {
  question: QuestionView
  study: readonly Study[]
  startingBoard: StartingBoard | null
}

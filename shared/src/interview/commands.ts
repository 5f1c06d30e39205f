import { z } from 'zod'
import { Patch } from './element.ts'
import { label, nameLength } from './label.ts'
import { DimensionId, Level, Prompting, Words } from './terms.ts'

const Id = Words.min(1).max(60)
const RoundIndex = z.number().int().min(0).max(20)
const Sentence = Words.trim().max(500)
/** Milliseconds since 1970, as far as a date reaches. */
const Moment = z.number().int().min(0).max(8.64e15)
export const Name = label(nameLength, 'write a name')
export const Tag = label(60, 'write a tag')
const Tags = z.array(Tag).max(10)

export const Change = z.strictObject({
  at: Moment,
  behaviour: Words.trim().min(1).max(1_000),
  effect: Words.trim().max(1_000),
  drill: Words.trim().max(1_000),
})

/** What a person in the room may ask for. Imperative: nothing has happened yet. */
export const Command = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('startRound') }),
  z.strictObject({ type: z.literal('movePhase'), phase: Words.max(40) }),
  z.strictObject({ type: z.literal('pause') }),
  z.strictObject({ type: z.literal('resume') }),
  /** `swap`: whether the two players exchange roles for the round after this one. Without it the plan holds. */
  z.strictObject({ type: z.literal('finishRound'), swap: z.boolean().optional() }),
  z.strictObject({ type: z.literal('endInterview') }),

  z.strictObject({ type: z.literal('say'), text: Words.trim().min(1).max(2_000) }),
  /** `round` is the one it was drawn in, so that work which arrives late lands on its own board. */
  z.strictObject({ type: z.literal('changeBoard'), round: RoundIndex, patches: z.array(Patch).min(1).max(200) }),

  z.strictObject({ type: z.literal('askFollowUp'), followUpId: Id }),
  z.strictObject({ type: z.literal('giveHint'), hintId: Id }),
  z.strictObject({ type: z.literal('dropCurveball') }),
  /** The next hint, for who is alone and has nobody to give it. */
  z.strictObject({ type: z.literal('askForHint') }),
  z.strictObject({ type: z.literal('tickPoint'), pointId: Id, how: Prompting }),
  z.strictObject({ type: z.literal('untickPoint'), pointId: Id }),
  z.strictObject({ type: z.literal('raiseFlag'), flagId: Id }),
  z.strictObject({ type: z.literal('withdrawFlag'), flagId: Id }),

  z.strictObject({
    type: z.literal('writeNote'),
    round: RoundIndex,
    noteId: z.uuid(),
    text: Words.trim().max(20_000),
    tags: Tags,
  }),
  z.strictObject({ type: z.literal('removeNote'), round: RoundIndex, noteId: z.uuid() }),
  z.strictObject({
    type: z.literal('score'),
    round: RoundIndex,
    dimension: Id,
    level: Level.nullable(),
    how: Prompting.nullable(),
    sentence: Sentence,
  }),
  /** Without `at` it points to the moment in which the server takes it. */
  z.strictObject({
    type: z.literal('attachEvidence'),
    round: RoundIndex,
    evidenceId: z.uuid(),
    dimension: Id,
    note: Sentence,
    at: Moment.optional(),
  }),
  z.strictObject({ type: z.literal('removeEvidence'), round: RoundIndex, evidenceId: z.uuid() }),

  z.strictObject({
    type: z.literal('handInAsInterviewer'),
    round: RoundIndex,
    call: Level,
    summary: Words.trim().max(2_000),
    changes: z.array(Change).max(3),
    shareNotes: z.boolean(),
  }),
  z.strictObject({
    type: z.literal('handInAsCandidate'),
    round: RoundIndex,
    selfScores: z.partialRecord(DimensionId, Level),
    /** How the interviewing was; left out by who was alone. */
    rating: z.number().int().min(1).max(5).optional(),
    comment: Words.trim().max(2_000),
  }),
  /** Who was alone looks at the script without waiting for a review. */
  z.strictObject({ type: z.literal('breakSeal') }),
])
export type Command = z.infer<typeof Command>

export type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>

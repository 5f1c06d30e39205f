import { z } from 'zod'
import { Patch } from './element.ts'
import { label, nameLength } from './label.ts'
import { DimensionId, Level, Prompting, Words } from './terms.ts'

const Id = Words.min(1).max(60)
const RoundIndex = z.number().int().min(0).max(20)
const Sentence = Words.trim().max(500)
/** Milliseconds since 1970, up to the range of `Date`. */
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

export const Command = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('startRound') }),
  z.strictObject({ type: z.literal('movePhase'), phase: Words.max(40) }),
  z.strictObject({ type: z.literal('pause') }),
  z.strictObject({ type: z.literal('resume') }),
  /** `swap`: whether the players exchange roles in the next round; without it the plan decides. */
  z.strictObject({ type: z.literal('finishRound'), swap: z.boolean().optional() }),
  z.strictObject({ type: z.literal('endInterview') }),

  z.strictObject({ type: z.literal('say'), text: Words.trim().min(1).max(2_000) }),
  /** `round` keeps late changes on the board that they were drawn on. */
  z.strictObject({ type: z.literal('changeBoard'), round: RoundIndex, patches: z.array(Patch).min(1).max(200) }),

  z.strictObject({ type: z.literal('askFollowUp'), followUpId: Id }),
  z.strictObject({ type: z.literal('giveHint'), hintId: Id }),
  z.strictObject({ type: z.literal('dropCurveball') }),
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
  /** Without `at` it refers to the time at which the server decides the command. */
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
    /** Rating of the interviewing; absent in a solo interview. */
    rating: z.number().int().min(1).max(5).optional(),
    comment: Words.trim().max(2_000),
  }),
  z.strictObject({ type: z.literal('breakSeal') }),
])
export type Command = z.infer<typeof Command>

export type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>

import { z } from 'zod'
import { longest, most } from '../limits.ts'
import { Patch } from './element.ts'
import { label } from './label.ts'
import { SeenParts } from './parts.ts'
import { CheckedItem, DimensionId, Level, Prompting, VoiceKind, Words } from './terms.ts'

const Id = Words.min(1).max(60)
/** The place of a misquote in its point, from 0. */
const Nth = z
  .number()
  .int()
  .min(0)
  .max(most.misquotes - 1)
const RoundIndex = z.number().int().min(0).max(20)
const Sentence = Words.trim().max(longest.sentence)
/** Milliseconds since 1970, up to the range of `Date`. */
const Moment = z.number().int().min(0).max(8.64e15)
export const Name = label(longest.name, 'enter a name')
export const Tag = label(longest.tag, 'enter a tag')
const Tags = z.array(Tag).max(most.tags)

export const Change = z.strictObject({
  at: Moment,
  behaviour: Words.trim().min(1).max(longest.changeText),
  effect: Words.trim().max(longest.changeText),
  drill: Words.trim().max(longest.changeText),
})

export const Command = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('startRound') }),
  z.strictObject({ type: z.literal('movePhase'), phase: Words.max(40) }),
  z.strictObject({ type: z.literal('pause') }),
  z.strictObject({ type: z.literal('resume') }),
  /** `swap`: whether the players exchange roles in the next round; without it the plan decides. */
  z.strictObject({ type: z.literal('finishRound'), swap: z.boolean().optional() }),
  z.strictObject({ type: z.literal('endInterview') }),

  z.strictObject({ type: z.literal('say'), text: Words.trim().min(1).max(longest.chatLine) }),
  /** `round` keeps late changes on the board that they were drawn on. */
  z.strictObject({
    type: z.literal('changeBoard'),
    round: RoundIndex,
    patches: z.array(Patch).min(1).max(most.patches),
  }),

  z.strictObject({ type: z.literal('tellFact'), factId: Id }),
  z.strictObject({ type: z.literal('askFollowUp'), followUpId: Id }),
  z.strictObject({ type: z.literal('giveHint'), hintId: Id }),
  z.strictObject({ type: z.literal('dropCurveball') }),
  z.strictObject({ type: z.literal('askForHint') }),
  z.strictObject({ type: z.literal('tickPoint'), pointId: Id, how: Prompting }),
  z.strictObject({ type: z.literal('untickPoint'), pointId: Id }),
  z.strictObject({ type: z.literal('tickCheck'), of: CheckedItem, itemId: Id, checkId: Id }),
  z.strictObject({ type: z.literal('untickCheck'), of: CheckedItem, itemId: Id, checkId: Id }),
  z.strictObject({ type: z.literal('hearMisquote'), pointId: Id, nth: Nth }),
  z.strictObject({ type: z.literal('withdrawMisquote'), pointId: Id, nth: Nth }),
  z.strictObject({ type: z.literal('raiseFlag'), flagId: Id }),
  z.strictObject({ type: z.literal('withdrawFlag'), flagId: Id }),

  z.strictObject({
    type: z.literal('writeNote'),
    round: RoundIndex,
    noteId: z.uuid(),
    text: Words.trim().max(longest.note),
    tags: Tags,
  }),
  z.strictObject({ type: z.literal('removeNote'), round: RoundIndex, noteId: z.uuid() }),
  z
    .strictObject({
      type: z.literal('score'),
      round: RoundIndex,
      dimension: Id,
      level: Level.nullable(),
      how: Prompting.nullable(),
      sentence: Sentence,
      /** The observed parts, in a row whose anchors have parts. */
      seen: SeenParts.optional(),
      /** The dimension did not come up, so it has no level. */
      notAsked: z.literal(true).optional(),
    })
    .refine(({ level, notAsked }) => !notAsked || level === null, 'a dimension that was not asked has no level'),
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
    summary: Words.trim().max(longest.feedback),
    changes: z.array(Change).max(most.changes),
    shareNotes: z.boolean(),
  }),
  z.strictObject({
    type: z.literal('handInAsCandidate'),
    round: RoundIndex,
    selfScores: z.partialRecord(DimensionId, Level),
    /** Rating of the interviewing; absent in a solo interview. */
    rating: z.number().int().min(1).max(5).optional(),
    comment: Words.trim().max(longest.feedback),
  }),
  z.strictObject({ type: z.literal('breakSeal') }),

  z.strictObject({ type: z.literal('agreeToRecording') }),
  /** Ends the recording of everybody's voices. */
  z.strictObject({ type: z.literal('withdrawVoice') }),
  /** A take is one uninterrupted recording of the sender's microphone; it ends the sender's take before it. */
  z.strictObject({ type: z.literal('startVoice'), take: z.uuid(), kind: VoiceKind }),
  /** `chunks` is the number of chunks that the take has. */
  z.strictObject({
    type: z.literal('endVoice'),
    take: z.uuid(),
    chunks: z.number().int().min(0).max(most.voiceChunks),
  }),
])
export type Command = z.infer<typeof Command>

export type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>

import { SeenParts } from '@dryrun/shared/interview/parts.ts'
import { Level, Phase, Prompting, Role, Seat, TargetLevel, Words } from '@dryrun/shared/interview/terms.ts'
import type { OpenView, PanelView, RoundView, View } from '@dryrun/shared/interview/view.ts'
import { AnchorParts, Anchors } from '@dryrun/shared/pack/rubric.ts'
import { Script } from '@dryrun/shared/pack.ts'
import { z } from 'zod'

/**
 * Schemas of the views of a round and of the break after it. Strict, since a recording may be handmade. Fields that
 * only an ended interview shows are empty.
 */

/** Longer than any text that people or packs can write. */
const Prose = Words.max(25_000)
const Id = Words.max(200)
const Moment = z.number().int().min(0)
const Index = z.number().int().min(0).max(20)
const Nothing = z.array(z.never()).max(0)
const many = <T extends z.core.$ZodType>(item: T) => z.array(item).max(10_000)

const Pause = z.strictObject({ from: Moment, to: Moment })
const Visit = z.strictObject({ phase: Id, from: Moment })

/** A schema for each field of a view. The compiler asks for one when the view gets another field. */
type SchemasOf<T> = { readonly [Field in keyof T]-?: z.ZodType<T[Field]> }

const roundFields = {
  index: Index,
  title: Prose,
  prompt: Prose,
  interviewer: Id.nullable(),
  candidate: Id.nullable(),
  startedAt: Moment,
  endedAt: Moment.nullable(),
  pausedAt: Moment.nullable(),
  pauses: many(Pause),
  visits: many(Visit),
} satisfies SchemasOf<RoundView>
const RoundSchema = z.strictObject(roundFields)

const listsSeenByAll = {
  people: many(z.strictObject({ id: Id, name: Prose, seat: Seat, role: Role })),
  /** Absent in files of earlier versions. */
  recording: z.strictObject({ agreed: many(Id), isOn: z.boolean() }).optional(),
  plan: many(Phase),
  shown: many(z.strictObject({ kind: z.enum(['fact', 'followUp', 'hint', 'curveball']), text: Prose, at: Moment })),
  chat: z.array(z.strictObject({ by: Id, text: Prose, at: Moment })).max(200_000),
}

const seenByAll = {
  ...listsSeenByAll,
  me: Id,
  interview: z.strictObject({
    id: Id,
    title: Prose,
    stage: z.enum(['round', 'break']),
    targetLevel: TargetLevel,
    rounds: z.number().int().min(1).max(20),
    sealed: z.literal(true),
    solo: z.literal(true).optional(),
  }),
  round: RoundSchema,
  next: z.strictObject({ index: Index, interviewer: Id.nullable(), candidate: Id.nullable() }).nullable(),
  papers: Nothing,
  dimensions: Nothing,
  results: Nothing,
} satisfies SchemasOf<Omit<OpenView, 'lens'>>

const listsOnTheDesk = {
  used: many(z.strictObject({ itemId: Id, at: Moment })),
  ticks: many(z.strictObject({ pointId: Id, how: Prompting, at: Moment })),
  checks: many(z.strictObject({ id: Id, at: Moment })),
  misquotes: many(z.strictObject({ id: Id, at: Moment })),
  flags: many(z.strictObject({ flagId: Id, at: Moment })),
  notes: z.array(z.strictObject({ id: Id, text: Prose, tags: z.array(Prose).max(20), at: Moment })).max(200_000),
  evidence: z.array(z.strictObject({ id: Id, dimension: Id, note: Prose, at: Moment })).max(200_000),
}

const Row = z.strictObject({
  id: Id,
  name: Prose,
  weight: z.number(),
  anchors: Anchors,
  parts: AnchorParts.optional(),
})
const ScoreSchema = z.strictObject({
  level: Level.nullable(),
  how: Prompting.nullable(),
  sentence: Prose,
  /** Absent in files of earlier versions. */
  seen: SeenParts.optional(),
  notAsked: z.literal(true).optional(),
})
const onTheDesk = {
  ...listsOnTheDesk,
  /** Absent in files of earlier versions. */
  checks: listsOnTheDesk.checks.optional(),
  misquotes: listsOnTheDesk.misquotes.optional(),
  question: z.strictObject({ index: Index, title: Prose, prompt: Prose, script: Script, rubric: many(Row) }),
  scores: z.record(Id, ScoreSchema),
} satisfies SchemasOf<PanelView>

export const WholeView = z.discriminatedUnion('lens', [
  z.strictObject({ lens: z.enum(['candidate', 'audience']), ...seenByAll }),
  z.strictObject({ lens: z.enum(['interviewer', 'shadow']), ...seenByAll, ...onTheDesk }),
]) satisfies z.ZodType<View>

/**
 * The parts that a step replaces and the lists that it extends, for every perspective and for the interviewer panel.
 */
export const OpenParts = z.strictObject(seenByAll).partial()
export const PanelParts = z.strictObject({ ...seenByAll, ...onTheDesk }).partial()
const grownByAll = {
  ...listsSeenByAll,
  'round/visits': RoundSchema.shape.visits,
  'round/pauses': RoundSchema.shape.pauses,
}
export const OpenAdditions = z.strictObject(grownByAll).partial()
export const PanelAdditions = z.strictObject({ ...grownByAll, ...listsOnTheDesk }).partial()

const replacedForAll = { people: listsSeenByAll.people, round: RoundSchema.partial() }
const { used, ticks, checks, misquotes, flags, notes, evidence, scores } = onTheDesk
const replacedOnTheDesk = { used, ticks, checks, misquotes, flags, notes, evidence, scores }
export const OpenReplacements = z.strictObject(replacedForAll).partial()
export const PanelReplacements = z.strictObject({ ...replacedForAll, ...replacedOnTheDesk }).partial()

const keysOf = (parts: object) =>
  Object.fromEntries(Object.keys(parts).map((name) => [name, z.array(Id).max(200_000).optional()]))
export const OpenRemovals = z.strictObject(keysOf({ people: 0 }))
export const PanelRemovals = z.strictObject(keysOf({ people: 0, ...replacedOnTheDesk }))

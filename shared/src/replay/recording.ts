import { z } from 'zod'
import type { Frame } from '../interview/frame.ts'
import { Phase, Role, Seat, TargetLevel } from '../interview/terms.ts'
import type { ReportView } from '../report/report-view.ts'

/**
 * An ended interview to be watched again: what one pair of eyes saw of it, as frames, from the start of its first round
 * until its end. The first frame is fresh and the versions have no gaps; what came after the end is the report's. Times
 * are milliseconds of the server's clock.
 */

/**
 * Through whose eyes: one's own, as one saw it live; and once the seal is broken, for the two players, those of whoever
 * asked or answered in each round.
 */
export const Eyes = z.enum(['own', 'interviewer', 'candidate'])
export type Eyes = z.infer<typeof Eyes>

/** What can be jumped to on the timeline. */
export const MarkerKind = z.enum(['followUp', 'hint', 'curveball', 'point', 'flag', 'note', 'evidence', 'change'])
export type MarkerKind = z.infer<typeof MarkerKind>

const Moment = z.number().int().min(0)
const Index = z.number().int().min(0).max(20)
const Id = z.string().max(200)
const Words = z.string().max(25_000)

/** A tagged moment. `ref` is what it belongs to: a dimension for evidence, else the entry of the script, if any. */
export const Marker = z.strictObject({ kind: MarkerKind, round: Index, at: Moment, words: Words, ref: Id.nullable() })
export type Marker = Readonly<z.infer<typeof Marker>>

/** One round of the recording. `visits` count milliseconds of running clock, as in the room. */
export const Chapter = z.strictObject({
  round: Index,
  title: Words,
  interviewer: Id.nullable(),
  candidate: Id.nullable(),
  startedAt: Moment,
  endedAt: Moment,
  pauses: z.array(z.strictObject({ from: Moment, to: Moment })).readonly(),
  visits: z.array(z.strictObject({ phase: Words, from: Moment })).readonly(),
})
export type Chapter = Readonly<z.infer<typeof Chapter>>

const Person = z.strictObject({ id: Id, name: Words, seat: Seat, role: Role })

/**
 * All that is known before the first frame has come. `choices` are the eyes that the asker may take, `me` the asker.
 * Markers are those whose moment lies within the recording, in its order; one on a round's chapter may have been set
 * after the end, as the evidence of a score that was found later.
 */
export const RecordingHead = z.strictObject({
  interview: z.strictObject({ id: Id, title: Words, targetLevel: TargetLevel, solo: z.literal(true).optional() }),
  eyes: Eyes,
  choices: z.array(Eyes).readonly(),
  me: Id.nullable(),
  people: z.array(Person).max(1_000).readonly(),
  plan: z.array(Phase).max(20).readonly(),
  chapters: z.array(Chapter).max(20).readonly(),
  markers: z.array(Marker).max(200_000).readonly(),
  startedAt: Moment,
  endedAt: Moment,
})
export type RecordingHead = Readonly<z.infer<typeof RecordingHead>>

const Reach = z.number().min(-1e8).max(1e8)

/** Where somebody pointed and looked, in scene pixels, a few times a second at most. */
export const Pointing = z.strictObject({
  at: Moment,
  by: Id,
  cursor: z.tuple([Reach, Reach]).readonly().nullable(),
  viewport: z.strictObject({ x: Reach, y: Reach, width: Reach, height: Reach }).readonly().nullable(),
})
export type Pointing = Readonly<z.infer<typeof Pointing>>

export const ImageType = z.enum(['image/png', 'image/jpeg', 'image/webp', 'image/gif'])
export type ImageType = z.infer<typeof ImageType>

/**
 * A recording as a file, to be kept and brought along: what its owner may see, and all that is needed to see it. Tracks
 * are told through different eyes; whoever watches begins with the first.
 */
export type RecordingFile = Readonly<{
  format: 'dryrun-recording'
  /** Version 1 changes a list whole or at its end; version 2 item by item too. Both can be read. */
  version: 1 | 2
  tracks: readonly Readonly<{ head: RecordingHead; frames: readonly Frame[] }>[]
  /** In the order of time. */
  pointing: readonly Pointing[]
  /** The pictures that elements refer to. */
  images: readonly Readonly<{ id: string; type: ImageType; base64: string }>[]
  report: ReportView | null
}>

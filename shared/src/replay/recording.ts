import { z } from 'zod'
import type { Frame } from '../interview/frame.ts'
import { Phase, Role, Seat, TargetLevel } from '../interview/terms.ts'
import type { ReportView } from '../report/report-view.ts'

/**
 * An ended interview as the frames of one perspective, from the start of the first round to the end. The first frame is
 * fresh, versions have no gaps, and times are the server's in milliseconds.
 */

/**
 * The perspective of a replay: `own` as seen live. For the two players, once the seal is broken, also that of each
 * round's interviewer or candidate.
 */
export const Perspective = z.enum(['own', 'interviewer', 'candidate'])
export type Perspective = z.infer<typeof Perspective>

export const MarkerKind = z.enum([
  'fact',
  'followUp',
  'hint',
  'curveball',
  'point',
  'flag',
  'note',
  'evidence',
  'change',
])
export type MarkerKind = z.infer<typeof MarkerKind>

const Moment = z.number().int().min(0)
const Index = z.number().int().min(0).max(20)
const Id = z.string().max(200)
const Words = z.string().max(25_000)

/** `ref` is the dimension of evidence, otherwise the script item, if any. */
export const Marker = z.strictObject({ kind: MarkerKind, round: Index, at: Moment, words: Words, ref: Id.nullable() })
export type Marker = Readonly<z.infer<typeof Marker>>

/** A round; `from` of a visit is in milliseconds of the round's running clock. */
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
 * Everything before the first frame; `choices` are the perspectives open to the asker, `me`. Markers are sorted and lie
 * within the recording, although evidence may have been attached after the end.
 */
export const RecordingHead = z.strictObject({
  interview: z.strictObject({ id: Id, title: Words, targetLevel: TargetLevel, solo: z.literal(true).optional() }),
  eyes: Perspective,
  choices: z.array(Perspective).readonly(),
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

/** A sampled pointer and viewport in scene pixels, a few per second at most. */
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
 * A downloadable recording with everything needed to replay it. Each track has its own perspective; the first is the
 * default.
 */
export type RecordingFile = Readonly<{
  format: 'dryrun-recording'
  /** Version 1 changes lists whole or at their end, version 2 also by item. The client reads both. */
  version: 1 | 2
  tracks: readonly Readonly<{ head: RecordingHead; frames: readonly Frame[] }>[]
  /** Sorted by time. */
  pointing: readonly Pointing[]
  images: readonly Readonly<{ id: string; type: ImageType; base64: string }>[]
  report: ReportView | null
}>

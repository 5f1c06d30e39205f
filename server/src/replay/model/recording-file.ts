import type { Frame } from '@dryrun/shared/interview/frame.ts'
import { ElementId, StoredPatch } from '@dryrun/shared/interview/stored-element.ts'
import { ImageType, Pointing, type RecordingFile, RecordingHead } from '@dryrun/shared/replay/recording.ts'
import { ReportView } from '@dryrun/shared/report/report-view.ts'
import { z } from 'zod'
import {
  OpenAdditions,
  OpenParts,
  OpenRemovals,
  OpenReplacements,
  PanelAdditions,
  PanelParts,
  PanelRemovals,
  PanelReplacements,
  WholeView,
} from './view-schema.ts'

/**
 * Reads an uploaded recording; `docs/recording-format.md` describes the format. The file may be handmade, so every part
 * is validated, and its elements obey the rules of live drawing.
 */

const Moment = z.number().int().min(0)
const Round = z.number().int().min(0).max(20)
const Patches = z.array(StoredPatch).max(50_000)

const step = {
  version: z.number().int().min(0),
  at: Moment,
  board: z.strictObject({ round: Round, fresh: z.boolean().optional(), patches: Patches }).optional(),
}
const FreshFrame = z.strictObject({
  ...step,
  fresh: z.literal(true),
  set: WholeView,
  board: z.strictObject({ round: Round, fresh: z.literal(true), patches: Patches }),
})
const OpenStep = z.strictObject({
  ...step,
  set: OpenParts.optional(),
  drop: OpenRemovals.optional(),
  put: OpenReplacements.optional(),
  add: OpenAdditions.optional(),
})
const DeskStep = z.strictObject({
  ...step,
  set: PanelParts.optional(),
  drop: PanelRemovals.optional(),
  put: PanelReplacements.optional(),
  add: PanelAdditions.optional(),
})

const Envelope = z.strictObject({
  format: z.literal('dryrun-recording', 'This is no recording of Dryrun.'),
  version: z.literal([1, 2], 'This recording was made by a newer version of Dryrun.'),
  tracks: z
    .array(z.strictObject({ head: RecordingHead, frames: z.array(z.unknown()).min(1).max(400_000) }))
    .min(1)
    .max(3),
  pointing: z.array(Pointing).max(300_000),
  images: z.array(z.strictObject({ id: ElementId, type: ImageType, base64: z.string().max(50_000_000) })).max(1_000),
  report: ReportView.nullable(),
})

export type Read = { file: RecordingFile } | { fault: string }

/** The recording, or a sentence about its first fault. */
export function readRecording(raw: unknown): Read {
  const envelope = Envelope.safeParse(raw)
  if (!envelope.success) return { fault: faultOf(envelope.error) }
  const { tracks, ...others } = envelope.data
  const read: RecordingFile['tracks'][number][] = []
  for (const [nth, { head, frames }] of tracks.entries()) {
    const checked = readFrames(frames, head)
    if ('fault' in checked) return { fault: `tracks.${nth}.frames.${checked.fault}` }
    read.push({ head, frames: checked.frames })
  }
  return { file: { ...others, tracks: read } }
}

/** Each frame's schema depends on the frames before it, since a step changes existing parts alone. */
function readFrames(
  raw: readonly unknown[],
  { startedAt, endedAt }: RecordingHead,
): { frames: Frame[] } | { fault: string } {
  const frames: Frame[] = []
  let at = startedAt
  let steps: typeof OpenStep | typeof DeskStep | undefined
  for (const [nth, each] of raw.entries()) {
    const parsed = (steps && !isFresh(each) ? steps : FreshFrame).safeParse(each)
    if (!parsed.success) return { fault: `${nth}.${faultOf(parsed.error)}` }
    const frame = parsed.data
    const version = (frames.at(-1)?.version ?? frame.version - 1) + 1
    if (frame.version !== version) return { fault: `${nth}: the version does not follow` }
    if (frame.at < at || frame.at > endedAt) return { fault: `${nth}: the time is out of order` }
    at = frame.at
    if ('fresh' in frame) steps = 'question' in frame.set ? DeskStep : OpenStep
    frames.push(frame as Frame)
  }
  return { frames }
}

const isFresh = (frame: unknown): boolean => typeof frame === 'object' && frame !== null && 'fresh' in frame

function faultOf({ issues: [issue] }: z.ZodError): string {
  const path = issue?.path.join('.') ?? ''
  return path ? `${path}: ${issue?.message}` : (issue?.message ?? '')
}

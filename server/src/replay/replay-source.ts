import type { Frame } from '@dryrun/shared/interview/frame.ts'
import type { Perspective, RecordingHead } from '@dryrun/shared/replay/recording.ts'
import type { Projection } from '../core/fold.ts'
import { project } from '../core/project.ts'
import type { EventLog } from '../log/event-log.ts'
import { choicesFor, projectionFor } from './model/perspective.ts'
import { ReplayFold } from './model/replay-fold.ts'
import { HeadFold, headOf } from './model/replay-head.ts'

type Asked = Readonly<{ interviewId: string; personId: string; eyes: Perspective }>
/** A replay: its head at once, its frames in parts of a few hundred. */
export type ReplaySource = Readonly<{ head: RecordingHead; frames: () => AsyncGenerator<Frame[]> }>

/**
 * Replays an ended interview from its log; undefined where the person may not take this perspective. Frames are read
 * page by page on demand, so that a long interview starts at once and does not block the server.
 */
export async function openReplay(
  log: EventLog,
  { interviewId, personId, eyes }: Asked,
): Promise<ReplaySource | undefined> {
  const told = new HeadFold()
  for await (const page of log.factPages(interviewId)) told.apply(page)
  const ended = told.interview
  const sight = projectionFor(ended, personId, eyes)
  const view = project(ended, personId)
  if (!sight || !view || !('reviews' in view)) return undefined
  const head = headOf(told, { sight, eyes, choices: choicesFor(ended, personId), view })
  return { head, frames: () => framesOf(log, interviewId, sight) }
}

async function* framesOf(log: EventLog, interviewId: string, sight: Projection): AsyncGenerator<Frame[]> {
  const retelling = new ReplayFold(sight)
  for await (const page of log.pages(interviewId)) {
    const frames = page.flatMap((entry) => retelling.apply(entry) ?? [])
    if (frames.length) yield frames
    if (retelling.isOver) return
  }
}

import type { Frame } from '@dryrun/shared/interview/frame.ts'
import type { Perspective, RecordingHead } from '@dryrun/shared/replay/recording.ts'
import type { Projection } from '../core/fold.ts'
import { fold } from '../core/log-fold.ts'
import { project } from '../core/project.ts'
import type { EventLog } from '../log/event-log.ts'
import { choicesFor, projectionFor } from './model/perspective.ts'
import { headOf, ReplayFold } from './model/replay-fold.ts'

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
  const facts = await log.readFacts(interviewId)
  const ended = fold(facts)
  const sight = projectionFor(ended, personId, eyes)
  const view = project(ended, personId)
  if (!sight || !view || !('reviews' in view)) return undefined
  const head = headOf(facts, { sight, eyes, choices: choicesFor(ended, personId), view })
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

import type { Frame } from '@dryrun/shared/interview/frame.ts'
import type { Eyes, RecordingHead } from '@dryrun/shared/replay/recording.ts'
import type { Sight } from '../core/fold.ts'
import { fold } from '../core/log-fold.ts'
import { project } from '../core/project.ts'
import type { EventLog } from '../log/event-log.ts'
import { choicesFor, sightOf } from './model/eyes.ts'
import { headOf, Retelling } from './model/retelling.ts'

type Asked = Readonly<{ interviewId: string; personId: string; eyes: Eyes }>
/** A replay: its head at once, its frames in parts of a few hundred. */
export type Told = Readonly<{ head: RecordingHead; frames: () => AsyncGenerator<Frame[]> }>

/**
 * Replays an ended interview from its log; undefined where the person may not take this perspective. Frames are read
 * page by page on demand, so that a long interview starts at once and does not block the server.
 */
export async function tellAgain(log: EventLog, { interviewId, personId, eyes }: Asked): Promise<Told | undefined> {
  const facts = await log.readFacts(interviewId)
  const ended = fold(facts)
  const sight = sightOf(ended, personId, eyes)
  const view = project(ended, personId)
  if (!sight || !view || !('reviews' in view)) return undefined
  const head = headOf(facts, { sight, eyes, choices: choicesFor(ended, personId), view })
  return { head, frames: () => framesOf(log, interviewId, sight) }
}

async function* framesOf(log: EventLog, interviewId: string, sight: Sight): AsyncGenerator<Frame[]> {
  const retelling = new Retelling(sight)
  for await (const page of log.pages(interviewId)) {
    const frames = page.flatMap((entry) => retelling.tell(entry) ?? [])
    if (frames.length) yield frames
    if (retelling.isOver) return
  }
}

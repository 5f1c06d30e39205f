import type { Frame } from '@dryrun/shared/interview/frame.ts'
import type { Eyes, RecordingHead } from '@dryrun/shared/replay/recording.ts'
import type { Sight } from '../core/fold.ts'
import { fold } from '../core/log-fold.ts'
import { project } from '../core/project.ts'
import type { EventLog } from '../log/event-log.ts'
import { choicesFor, sightOf } from './model/eyes.ts'
import { headOf, Retelling } from './model/retelling.ts'

type Asked = Readonly<{ interviewId: string; personId: string; eyes: Eyes }>
/** A recording that its asker may watch: what is known of it at once, and its frames in parts of some hundred. */
export type Told = Readonly<{ head: RecordingHead; frames: () => AsyncGenerator<Frame[]> }>

/**
 * Tells an ended interview again from its log; nothing where the asker may not take these eyes. The frames are read page
 * by page as they are asked for, so a long interview begins at once and leaves time for everyone else between two pages.
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

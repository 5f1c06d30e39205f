import type { Entry } from '@dryrun/server/core/events.ts'
import { Story, Viewer } from '@dryrun/server/core/fold.ts'
import type { Frame } from '@dryrun/shared/interview/frame.ts'

/** One person's live frames, replayed from the log. */
export function* replay(log: Iterable<Entry>, personId: string): Generator<Frame> {
  const story = new Story()
  const viewer = new Viewer(personId)
  for (const entry of log) {
    const frame = viewer.look(story, entry.at, story.tell(entry))
    if (frame) yield frame
  }
}

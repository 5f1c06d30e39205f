import type { Entry } from '../interview/events.ts'
import type { Frame } from '../interview/frame.ts'
import { Story, Viewer } from '../interview/story.ts'

/** The live stream of one person, told again from the log. */
export function* replay(log: Iterable<Entry>, personId: string): Generator<Frame> {
  const story = new Story()
  const viewer = new Viewer(personId)
  for (const entry of log) {
    const frame = viewer.look(story, entry.at, story.tell(entry))
    if (frame) yield frame
  }
}

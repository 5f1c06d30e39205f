import type { Entry } from '@dryrun/server/core/events.ts'
import { InterviewFold, ViewFold } from '@dryrun/server/core/fold.ts'
import type { Frame } from '@dryrun/shared/interview/frame.ts'

/** One person's live frames, replayed from the log. */
export function* replay(log: Iterable<Entry>, personId: string): Generator<Frame> {
  const story = new InterviewFold()
  const viewer = new ViewFold(personId)
  for (const entry of log) {
    const frame = viewer.next(story, entry.at, story.apply(entry))
    if (frame) yield frame
  }
}

import type { Frame } from '@dryrun/shared/interview/frame.ts'
import { TimelineFold } from '@dryrun/shared/timeline/timeline.ts'
import { inOrder, type TimelineLine } from '@dryrun/shared/timeline/timeline-line.ts'

/** The whole timeline of these frames. */
export function timelineOf(frames: Iterable<Frame>): TimelineLine[] {
  const fold = new TimelineFold()
  const lines = [...frames].flatMap((frame) => fold.apply(frame))
  return inOrder([...lines, ...fold.finish()])
}

import { Board } from '@dryrun/shared/interview/board.ts'
import { applyFrame, type Frame } from '@dryrun/shared/interview/frame.ts'
import type { View } from '@dryrun/shared/interview/view.ts'

export type Seen = { view: View | undefined; board: Board; version: number }

export function seenThrough(frames: Iterable<Frame>): Seen {
  const seen: Seen = { view: undefined, board: new Board(), version: 0 }
  for (const frame of frames) see(seen, frame)
  return seen
}

export function see(seen: Seen, frame: Frame): void {
  seen.version = frame.version
  seen.view = applyFrame(seen.view, frame)
  if (frame.board?.fresh) seen.board = new Board()
  seen.board.apply(frame.board?.patches ?? [])
}

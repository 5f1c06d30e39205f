import type { QueueState } from '@dryrun/shared/api/queue.ts'
import { queueGraceSeconds } from '@dryrun/shared/limits.ts'

/** Explains why the server removed the user from the queue; undefined if it did not. */
export function noticeAfter(before: QueueState['state'] | undefined, now: QueueState['state']): string | undefined {
  if (now !== 'out') return undefined
  if (before === 'offered')
    return 'You did not accept in time, so you have left the queue. The other person was told and keeps their place.'
  if (before === 'waiting')
    return `You are no longer in the queue: you left it in another tab, or were out of reach for more than ${queueGraceSeconds} seconds.`
  return undefined
}

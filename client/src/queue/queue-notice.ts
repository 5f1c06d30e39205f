import type { QueueState } from '@dryrun/shared/api/queue.ts'

/** Why somebody who was in the queue no longer is, in a sentence; nothing where they left themselves. */
export function noticeAfter(before: QueueState['state'] | undefined, now: QueueState['state']): string | undefined {
  if (now !== 'out') return undefined
  if (before === 'offered')
    return 'You did not accept in time, so you have left the queue. The other person was told and keeps their place.'
  if (before === 'waiting')
    return 'You are no longer in the queue: you left it in another tab, or were out of reach for more than 20 seconds.'
  return undefined
}

import { ProfileReply } from '@dryrun/shared/api/profile.ts'
import { QueueNews, type QueueRequest, QueueState } from '@dryrun/shared/api/queue.ts'
import { get, post, remove, send } from '../lib/ask.ts'

/** What the page asks of the queue. Every answer says where one stands. */
export const queueClient = {
  news: () => get(QueueNews, '/api/queue'),
  profile: () => get(ProfileReply, '/api/profile'),
  look: () => get(QueueState, '/api/queue/me'),
  join: (wants: QueueRequest) => post(QueueState, '/api/queue', wants),
  /** Says that one is still there. */
  hear: () =>
    send(QueueState, '/api/queue/me', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    }),
  accept: () => post(QueueState, '/api/queue/accept', {}),
  leave: () => remove(QueueState, '/api/queue/me'),
}

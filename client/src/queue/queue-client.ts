import { ProfileReply } from '@dryrun/shared/api/profile.ts'
import { QueueNews, type QueueRequest, QueueState } from '@dryrun/shared/api/queue.ts'
import { get, post, remove, send } from '../lib/ask.ts'

/** Queue requests; most answer with the user's place. Each rejects with `ApiFailure`. */
export const queueClient = {
  news: () => get(QueueNews, '/api/queue'),
  profile: () => get(ProfileReply, '/api/profile'),
  look: () => get(QueueState, '/api/queue/me'),
  join: (wants: QueueRequest) => post(QueueState, '/api/queue', wants),
  /** Heartbeat of a waiting user. */
  hear: () =>
    send(QueueState, '/api/queue/me', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    }),
  accept: () => post(QueueState, '/api/queue/accept', {}),
  leave: () => remove(QueueState, '/api/queue/me'),
}

import type { QueueRequest, QueueState } from '@dryrun/shared/api/queue.ts'
import type { Participant } from './participant.ts'

const anybody: QueueRequest = { role: 'either', level: 'senior', topics: [], languages: ['en'] }

export class Seeker {
  readonly person: Participant

  constructor(person: Participant) {
    this.person = person
  }

  get id(): string {
    return this.person.me?.id ?? ''
  }

  join = (more: Partial<QueueRequest> = {}) => this.#ask('POST', '/api/queue', { ...anybody, ...more })
  hear = () => this.#ask('PUT', '/api/queue/me')
  accept = () => this.#ask('POST', '/api/queue/accept')
  leave = () => this.#ask('DELETE', '/api/queue/me')
  look = async () => (await this.person.get('/api/queue/me')).body as QueueState

  async #ask(method: string, path: string, body: object = {}): Promise<QueueState> {
    const answer = await this.person.request(path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
    return answer.body as QueueState
  }
}

import type { IceReply } from '@dryrun/shared/api/call.ts'

/** Credentials of a TURN server are valid for an hour. */
const FRESH_MS = 30 * 60_000

/** The connection servers, asked for again before their credentials expire. */
export class IceSource {
  readonly #ask: () => Promise<IceReply>
  readonly #now: () => number
  #config: RTCConfiguration = { iceServers: [] }
  #askedAt = Number.NEGATIVE_INFINITY

  constructor(ask: () => Promise<IceReply>, now: () => number) {
    this.#ask = ask
    this.#now = now
  }

  /** The last known servers. */
  get config(): RTCConfiguration {
    return this.#config
  }

  /** Rejects when the server does not answer; the last known servers stay. */
  async refresh(): Promise<void> {
    if (this.#now() - this.#askedAt < FRESH_MS) return
    const { iceServers, relayOnly } = await this.#ask()
    this.#askedAt = this.#now()
    this.#config = { iceServers: iceServers as RTCIceServer[], iceTransportPolicy: relayOnly ? 'relay' : 'all' }
  }
}

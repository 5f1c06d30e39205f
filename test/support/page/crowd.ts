import { type Connection, connect } from '@dryrun/client/live/connection.ts'
import type { OpenRequest } from '@dryrun/shared/api/interviews.ts'
import { type Table, tableAt } from '../http/table.ts'
import { pageIn } from './page-in.ts'

type Gathering = { size: number; tabs: number; interview: Partial<OpenRequest> }

/** The connections of many clients, with the client's own code, and the delay of each retry. */
export class Crowd {
  /** Milliseconds, one per lost connection. */
  waits: number[] = []
  readonly #live = new Set<number>()
  readonly #connections: Connection[] = []

  /** Opens `size` connections, four people per interview with `tabs` tabs each. */
  static async gather(url: string, { size, tabs, interview }: Gathering): Promise<Crowd> {
    const crowd = new Crowd()
    while (crowd.size < size) crowd.#seat(await tableAt(url, interview), url, tabs)
    return crowd
  }

  get size(): number {
    return this.#connections.length
  }

  get live(): number {
    return this.#live.size
  }

  close(): void {
    for (const connection of this.#connections) connection.close()
  }

  #seat({ id, everyone }: Table, url: string, tabs: number): void {
    for (const person of everyone) person.disconnect()
    for (const { cookie } of everyone) for (let tab = 0; tab < tabs; tab++) this.#come(id, url, cookie)
  }

  #come(interviewId: string, url: string, cookie: string): void {
    const page = pageIn(url, { cookie })
    const { later } = page.clock
    const index = this.#connections.length
    let isJustGone = false
    // The first timer after a loss is the next attempt.
    page.clock.later = (run, ms) => {
      if (isJustGone) this.waits.push(ms)
      isJustGone = false
      return later(run, ms)
    }
    const onOffline = () => {
      isJustGone = true
      this.#live.delete(index)
    }
    const nothing = () => {}
    const heard = { onFrame: nothing, onPresence: nothing, onSignal: nothing }
    const ears = { ...heard, onLive: nothing, onDoubt: nothing, onTurned: nothing }
    const onSure = () => this.#live.add(index)
    this.#connections.push(connect(interviewId, { ...ears, onSure, onOffline }, page))
  }
}

import { randomUUID } from 'node:crypto'
import type { Command } from '@dryrun/shared/interview/commands.ts'
import type { History } from '../faults/history.ts'
import type { Participant } from '../http/participant.ts'

type Kept = { id: string; command: Command }

type Options = {
  /** Told of everything that is asked for and answered. */
  history?: History
  /** As many submissions as may be on their way at once; where commits may fail, one: the next would build on it. */
  inFlight?: number
}

/**
 * Someone who goes on talking and drawing whatever becomes of the server, as the page does: what was not acknowledged
 * is kept, and sent again in its order under the same ids when the connection is back.
 */
export class Persistent {
  readonly person: Participant
  readonly acknowledged: string[] = []
  readonly #compose: (n: number) => Command
  readonly #history: History | undefined
  readonly #inFlight: number
  readonly #kept: Kept[] = []
  #composed = 0
  #onTheirWay = 0
  #going = true
  #run: Promise<void> = Promise.resolve()

  constructor(person: Participant, compose: (n: number) => Command, { history, inFlight = 8 }: Options = {}) {
    this.person = person
    this.#compose = compose
    this.#history = history
    this.#inFlight = inFlight
  }

  /** How many different submissions there have been. */
  get composed(): number {
    return this.#composed
  }

  /** How many have been sent and not been answered. */
  get onTheirWay(): number {
    return this.#onTheirWay
  }

  get kept(): number {
    return this.#kept.length
  }

  /** Goes on until the connection breaks or `stop` is called. Call it again after connecting again. */
  start(): void {
    this.#run = this.#goOn()
  }

  /** Resolves when the connection is broken and nothing is on its way any more. */
  broken(): Promise<void> {
    return this.#run
  }

  /** Composes nothing new and resolves once everything is acknowledged. */
  async stop(): Promise<void> {
    this.#going = false
    await this.#run
    while (this.#kept.length && this.person.isConnected) await this.#sendAll()
  }

  async #goOn(): Promise<void> {
    await this.#sendAll()
    while (this.#going && this.person.isConnected) {
      while (this.#kept.length < this.#inFlight)
        this.#kept.push({ id: randomUUID(), command: this.#compose(this.#composed++) })
      await this.#sendAll()
    }
  }

  /** All that is kept, in order, as soon as anything can be saved; what is answered is no longer kept. */
  async #sendAll(): Promise<void> {
    const by = this.person.me?.id ?? ''
    await this.person.until(({ isSaving, isConnected }) => isSaving || !isConnected)
    // What is sent over a broken connection is answered by nobody.
    if (!this.person.isConnected) return
    const sent = this.#kept.map(async (each) => {
      this.#history?.invoked(by, each.id, each.command)
      this.#onTheirWay += 1
      const receipt = await this.person.submit(each.command, each.id).catch(() => undefined)
      this.#onTheirWay -= 1
      if (receipt) this.#history?.answered(by, each.id, receipt)
      if (receipt?.ok) this.acknowledged.push(each.id)
      else if (receipt && receipt.code !== 'notSaved') throw new Error(`refused: ${receipt.code}`)
      return receipt?.ok ? each : undefined
    })
    for (const done of await Promise.all(sent)) if (done) this.#kept.splice(this.#kept.indexOf(done), 1)
  }
}

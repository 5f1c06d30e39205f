import { randomUUID } from 'node:crypto'
import type { Command } from '@dryrun/shared/interview/commands.ts'
import type { History } from '../faults/history.ts'
import type { Participant } from '../http/participant.ts'

type Kept = { id: string; command: Command }

type Options = {
  history?: History
  /** Maximum of submissions in flight; one where commits may fail, since the next builds on it. */
  inFlight?: number
}

/**
 * A person who keeps chatting and drawing whatever happens to the server. Like the client, resends unacknowledged
 * submissions in order under the same ids.
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

  get composed(): number {
    return this.#composed
  }

  get onTheirWay(): number {
    return this.#onTheirWay
  }

  get kept(): number {
    return this.#kept.length
  }

  /** Runs until the connection breaks or `stop` is called. Call it again after a reconnect. */
  start(): void {
    this.#run = this.#goOn()
  }

  /** Resolves when the connection is broken and no submission is in flight. */
  broken(): Promise<void> {
    return this.#run
  }

  /** Resolves once everything is acknowledged, without new submissions. */
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

  /** Resends all unacknowledged submissions in order once saving works. */
  async #sendAll(): Promise<void> {
    const by = this.person.me?.id ?? ''
    await this.person.until(({ isSaving, isConnected }) => isSaving || !isConnected)
    // A broken connection answers nothing.
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

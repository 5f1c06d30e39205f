import type { Command } from '@dryrun/shared/interview/commands.ts'
import type { Receipt, Submission } from '@dryrun/shared/protocol.ts'
import { passing, type Refusal } from '@dryrun/shared/refusals.ts'
import { Alarm, type Clock } from '../lib/alarm.ts'
import { newId } from '../lib/new-id.ts'
import type { OutboxDisk, Stored } from './outbox-disk.ts'

export type OutboxPorts = Readonly<{
  interviewId: string
  disk: OutboxDisk
  clock: Clock
  /** Resolves with undefined when the connection broke before the answer. */
  send(submission: Submission): Promise<Receipt | undefined>
  /** Called on each change of the queue. `held` is the refusal that delays the first item while connected. */
  onWaiting(waiting: readonly Stored[], held: Refusal | null): void
  /** Called after the final answer, when the submission is off the disk. */
  onAnswer(submission: Stored, receipt: Receipt): void
}>

const FIRST_RETRY_MS = 250
const LONGEST_RETRY_MS = 4_000

/**
 * Queue of unanswered submissions; ids make retries idempotent. Sends one at a time, because the next may depend on it
 * and a temporary refusal must delay both instead of reordering them.
 */
export class Outbox {
  readonly #ports: OutboxPorts
  readonly #retry: Alarm
  readonly #answers = new Map<string, (receipt: Receipt) => void>()
  #waiting: Stored[] = []
  #owner: string | undefined
  #isLive = false
  #isSending = false
  #refusals = 0
  #attempt = 0

  constructor(ports: OutboxPorts) {
    this.#ports = ports
    this.#retry = new Alarm(ports.clock, () => this.#sendNext())
  }

  /**
   * Starts to send. Submissions of an earlier visit go first; before this call the author is unknown and nothing is
   * sent.
   */
  begin(owner: string, left: readonly Stored[]): void {
    const last = left.at(-1)?.order ?? 0
    const early = this.#waiting.map((stored, index) => ({ ...stored, by: owner, order: last + 1 + index }))
    for (const stored of early) this.#ports.disk.put(stored)
    this.#owner = owner
    this.#waiting = [...left, ...early]
    this.#tell(null)
    this.#sendNext()
  }

  submit(command: Command): { id: string; receipt: Promise<Receipt> } {
    const { interviewId, clock, disk } = this.#ports
    const id = newId()
    const order = Math.max((this.#waiting.at(-1)?.order ?? 0) + 1, Math.floor(clock.now()))
    const stored = { interviewId, order, id, by: this.#owner ?? '', command, since: clock.now() }
    this.#waiting.push(stored)
    if (this.#owner) disk.put(stored)
    const receipt = new Promise<Receipt>((resolve) => this.#answers.set(id, resolve))
    this.#tell(null)
    this.#sendNext()
    return { id, receipt }
  }

  setLive(isLive: boolean): void {
    this.#isLive = isLive
    this.#refusals = 0
    this.#retry.cancel()
    if (isLive) this.#sendNext()
  }

  #sendNext(): void {
    const first = this.#waiting[0]
    if (!first || !this.#owner || !this.#isLive || this.#isSending || this.#retry.isSet) return
    void this.#ask(first)
  }

  async #ask(first: Stored): Promise<void> {
    this.#isSending = true
    const { id, command } = first
    // The time exceeds the attempts of an earlier visit, which may still arrive.
    this.#attempt = Math.max(this.#attempt + 1, Math.floor(this.#ports.clock.now()))
    const receipt = await this.#ports.send({ id, command, attempt: this.#attempt }).catch(() => undefined)
    this.#isSending = false
    // The outcome is unknown; the next connection sends it again under the same id.
    if (!receipt) return this.#sendNext()
    if (!receipt.ok && passing.includes(receipt.code)) return this.#wait(receipt.code)
    this.#refusals = 0
    this.#waiting.shift()
    this.#ports.disk.remove(first)
    this.#ports.onAnswer(first, receipt)
    this.#tell(null)
    this.#answers.get(first.id)?.(receipt)
    this.#answers.delete(first.id)
    this.#sendNext()
  }

  #wait(code: Refusal): void {
    const longest = Math.min(FIRST_RETRY_MS * 2 ** this.#refusals++, LONGEST_RETRY_MS)
    this.#retry.set(longest * (0.5 + Math.random() / 2))
    this.#tell(code)
  }

  #tell(held: Refusal | null): void {
    this.#ports.onWaiting([...this.#waiting], held)
  }
}

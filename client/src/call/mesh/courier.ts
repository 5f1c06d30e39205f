import type { Receipt } from '@dryrun/shared/protocol.ts'
import { CANDIDATES_AT_ONCE, type Candidate, type Content, type Signal } from '@dryrun/shared/signal.ts'
import type { Clock } from '../../lib/alarm.ts'

/** A description, as long as the line still stands by it. */
export type Letter = Readonly<{ content: Content; isCurrent(): boolean }>

export type CourierPorts = Readonly<{
  to: string
  page: string
  clock: Clock
  send(signal: Signal): Promise<Receipt | undefined>
  /** The state of this page, for the receiver; undefined outside the call. */
  state(): Content | undefined
  onFault(error: unknown): void
}>

/** After a refusal as too fast, and after no answer at all. */
const TOO_FAST_MS = 250
const SILENT_MS = 1_000

/**
 * Sends the signals of this page to one person in order, one at a time, so that a candidate never overtakes its
 * description. What is not delivered waits for `again`, which the mesh calls when the person or the connection is back.
 */
export class Courier {
  readonly #ports: CourierPorts
  #n = 0
  #isBusy = false
  #owesGone = false
  #owesAsk = false
  #owesState = false
  #letters: Letter[] = []
  #candidates: { line: string; candidate: Candidate }[] = []
  #cancelRetry = () => {}

  constructor(ports: CourierPorts) {
    this.#ports = ports
  }

  ask(): void {
    this.#owesAsk = true
    this.again()
  }

  /** Sends the state of the time of delivery. */
  tell(): void {
    this.#owesState = true
    this.#owesGone = false
    this.again()
  }

  gone(): void {
    this.#owesGone = true
    this.#owesState = false
    this.#letters = []
    this.#candidates = []
    this.again()
  }

  describe(letter: Letter): void {
    this.#letters.push(letter)
    this.again()
  }

  candidate(line: string, candidate: Candidate): void {
    this.#candidates.push({ line, candidate })
    this.again()
  }

  again(): void {
    this.#cancelRetry()
    if (this.#isBusy) return
    this.#isBusy = true
    this.#sendAll().catch(this.#ports.onFault)
  }

  close(): void {
    this.#cancelRetry()
  }

  async #sendAll(): Promise<void> {
    try {
      let next = this.#next()
      while (next && (await this.#send(next))) next = this.#next()
    } finally {
      this.#isBusy = false
    }
  }

  /** Returns whether to go on at once. */
  async #send({ content, restore }: Owed): Promise<boolean> {
    const { to, page, send, clock, onFault } = this.#ports
    const receipt = await send({ to, from: page, n: this.#n++, content })
    if (receipt?.ok) return true
    const code = receipt?.code
    if (code === undefined || code === 'tooFast' || code === 'notHere') restore()
    else onFault(new Error(`a signal was refused: ${code}`))
    // A person who is away gets it when they are back.
    if (code !== 'notHere') this.#cancelRetry = clock.later(() => this.again(), code ? TOO_FAST_MS : SILENT_MS)
    return false
  }

  /** Takes the next content off the list. `restore` puts it back. */
  #next(): Owed | undefined {
    if (this.#owesGone) {
      this.#owesGone = false
      return { content: { type: 'gone' }, restore: () => {} }
    }
    if (this.#owesAsk) {
      this.#owesAsk = false
      return {
        content: { type: 'ask' },
        restore: () => {
          this.#owesAsk = true
        },
      }
    }
    return this.#nextState() ?? this.#nextLetter() ?? this.#nextCandidates()
  }

  #nextState(): Owed | undefined {
    if (!this.#owesState) return undefined
    this.#owesState = false
    const content = this.#ports.state()
    const restore = () => {
      this.#owesState = true
    }
    return content && { content, restore }
  }

  #nextLetter(): Owed | undefined {
    this.#letters = this.#letters.filter((letter) => letter.isCurrent())
    const letter = this.#letters.shift()
    return letter && { content: letter.content, restore: () => void this.#letters.unshift(letter) }
  }

  #nextCandidates(): Owed | undefined {
    const line = this.#candidates[0]?.line
    if (line === undefined) return undefined
    const end = this.#candidates.findIndex((one) => one.line !== line)
    const together = this.#candidates.splice(0, Math.min(end < 0 ? Infinity : end, CANDIDATES_AT_ONCE))
    const candidates = together.map(({ candidate }) => candidate)
    return {
      content: { type: 'candidates', line, candidates },
      restore: () => void this.#candidates.unshift(...together),
    }
  }
}

type Owed = Readonly<{ content: Content; restore(): void }>

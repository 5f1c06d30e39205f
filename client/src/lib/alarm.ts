/** A clock to wait by. */
export type Clock = {
  /** Milliseconds on this machine. */
  now(): number
  /** Calls back once, some milliseconds later; call the result to cancel. */
  later(run: () => void, ms: number): () => void
}

/** One timer for everything somebody waits for: it rings at the earliest time that was asked for, once. */
export class Alarm {
  readonly #clock: Clock
  readonly #ring: () => void
  #set: { due: number; cancel: () => void } | undefined

  constructor(clock: Clock, ring: () => void) {
    this.#clock = clock
    this.#ring = ring
  }

  get isSet(): boolean {
    return this.#set !== undefined
  }

  set(ms = 0): void {
    const due = this.#clock.now() + ms
    if (this.#set && this.#set.due <= due) return
    this.#set?.cancel()
    const cancel = this.#clock.later(() => {
      this.#set = undefined
      this.#ring()
    }, ms)
    this.#set = { due, cancel }
  }

  cancel(): void {
    this.#set?.cancel()
    this.#set = undefined
  }
}

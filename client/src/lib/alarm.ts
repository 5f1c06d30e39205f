/** Clock and timer; tests replace it. */
export type Clock = {
  /** Local time in milliseconds. */
  now(): number
  /** Calls back once after `ms`. Returns the cancel function. */
  later(run: () => void, ms: number): () => void
}

/** A single timer for several requests: rings once, at the earliest requested time. */
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

import { setImmediate } from 'node:timers'

/** Shares the event loop among work on whole logs: one slice per turn, with socket I/O between turns. */
export class Turns {
  readonly #waiting: (() => void)[] = []
  #isSet = false

  /** Resolves when the caller may run one slice, in order of the calls. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve)
      this.#set()
    })
  }

  #set(): void {
    if (this.#isSet) return
    this.#isSet = true
    setImmediate(() => {
      this.#isSet = false
      this.#waiting.shift()?.()
      if (this.#waiting.length) this.#set()
    })
  }
}

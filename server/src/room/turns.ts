import { setImmediate } from 'node:timers'

/**
 * Shares the event loop among work on whole logs: each of them gets one slice after the other in turn, and between two
 * slices the process looks at its sockets.
 */
export class Turns {
  readonly #waiting: (() => void)[] = []
  #isSet = false

  /** Resolves when the caller may do a slice of its work. Callers get their turns in the order in which they ask. */
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

import type { Clock } from '@dryrun/client/lib/alarm.ts'

export class HandClock implements Clock {
  #now = 1_000_000
  #timers: { due: number; run: () => void }[] = []

  now = (): number => this.#now

  later = (run: () => void, ms: number): (() => void) => {
    const timer = { due: this.#now + ms, run }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer)
    }
  }

  /** Advances the time and runs every timer when due. */
  pass(ms: number): void {
    const until = this.#now + ms
    for (let next = this.#nextDue(until); next; next = this.#nextDue(until)) {
      this.#timers = this.#timers.filter((one) => one !== next)
      this.#now = Math.max(this.#now, next.due)
      next.run()
    }
    this.#now = until
  }

  /** Advances the time as a sleeping machine does: no timer runs until it wakes. */
  sleep(ms: number): void {
    this.#now += ms
  }

  #nextDue(until: number) {
    return this.#timers.filter(({ due }) => due <= until).sort((a, b) => a.due - b.due)[0]
  }
}

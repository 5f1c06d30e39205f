import { RateLimiterMemory } from 'rate-limiter-flexible'
import { Problem } from '../errors.ts'

/** How often a minute the password of one account may be tried, from wherever. */
export class Attempts {
  readonly #limiter: RateLimiterMemory

  constructor(perMinute: number) {
    this.#limiter = new RateLimiterMemory({ points: perMinute, duration: 60 })
  }

  async count(account: string): Promise<void> {
    await this.#limiter.consume(account).catch(() => {
      throw new Problem('tooFast')
    })
  }
}

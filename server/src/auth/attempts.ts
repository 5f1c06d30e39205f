import { RateLimiterMemory } from 'rate-limiter-flexible'
import { Problem } from '../errors.ts'

/** Failed attempts at one account from all addresses together: ten times those from one, in ten minutes. */
const EVERYWHERE = 10
const EVERYWHERE_SECONDS = 600
/** Failed attempts at one account from one address in the same time: twice those of a minute, a fifth of all. */
const ONE_ADDRESS = 2

/** From where a password is tried: a browser that has signed in to the account before, or any other by its address. */
export type Source = Readonly<{ known?: string | undefined; address: string }>

/**
 * How often the password of one account may be tried: a few times a minute from one source, and in all from sources that
 * are not known. The owner's browser has attempts of its own, so that others can't use them up; one address has a share.
 */
export class Attempts {
  readonly #perSource: RateLimiterMemory
  readonly #perAddress: RateLimiterMemory
  readonly #unknown: RateLimiterMemory

  constructor(perMinute: number) {
    this.#perSource = new RateLimiterMemory({ points: perMinute, duration: 60 })
    this.#perAddress = new RateLimiterMemory({ points: perMinute * ONE_ADDRESS, duration: EVERYWHERE_SECONDS })
    this.#unknown = new RateLimiterMemory({ points: perMinute * EVERYWHERE, duration: EVERYWHERE_SECONDS })
  }

  /** Throws `tooFast` where there were too many. */
  async count(account: string, { known, address }: Source): Promise<void> {
    await this.#consume(this.#perSource, `${known ? `known ${known}` : address} ${account}`)
    if (known) return
    await this.#consume(this.#perAddress, `${address} ${account}`)
    await this.#consume(this.#unknown, account)
  }

  /** The attempt was right: it does not count in the ten minutes' numbers. */
  async succeeded(account: string, { known, address }: Source): Promise<void> {
    if (known) return
    await this.#perAddress.reward(`${address} ${account}`)
    await this.#unknown.reward(account)
  }

  async #consume(limiter: RateLimiterMemory, key: string): Promise<void> {
    await limiter.consume(key).catch(() => {
      throw new Problem('tooFast')
    })
  }
}

import { isIPv6 } from 'node:net'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { Denied } from '../denied.ts'

/** Failed attempts per account in ten minutes, as multiples of those per minute. */
const ONE_ADDRESS = 2
const EVERYWHERE = 10
const SECONDS = 600
/** Attempts left to each address when `EVERYWHERE` is used up, and the multiple that bounds them together. */
const LAST_ATTEMPTS = 1
const LAST_EVERYWHERE = 100

/** `known` identifies a browser that has signed in to the account before. */
export type Source = Readonly<{ known?: string | undefined; address: string }>

/**
 * Bounds password attempts per account and source. Known browsers have their own attempts; if a few addresses use up
 * the shared ones, every other address keeps a last attempt, so that the owner can always sign in.
 */
export class Attempts {
  readonly #perSource: RateLimiterMemory
  readonly #perAddress: RateLimiterMemory
  readonly #unknown: RateLimiterMemory
  readonly #lastPerAddress: RateLimiterMemory
  readonly #last: RateLimiterMemory

  constructor(perMinute: number) {
    const inTenMinutes = (points: number) => new RateLimiterMemory({ points, duration: SECONDS })
    this.#perSource = new RateLimiterMemory({ points: perMinute, duration: 60 })
    this.#perAddress = inTenMinutes(perMinute * ONE_ADDRESS)
    this.#unknown = inTenMinutes(perMinute * EVERYWHERE)
    this.#lastPerAddress = inTenMinutes(LAST_ATTEMPTS)
    this.#last = inTenMinutes(perMinute * LAST_EVERYWHERE)
  }

  /** Refuses with `busy` after too many attempts. */
  async count(account: string, { known, address }: Source): Promise<void> {
    const network = networkOf(address)
    await consume(this.#perSource, `${known ? `known ${known}` : network} ${account}`)
    if (known) return
    await consume(this.#perAddress, `${network} ${account}`)
    if (await hasLeft(this.#unknown, account)) return
    await consume(this.#lastPerAddress, `${network} ${account}`)
    await consume(this.#last, account)
  }

  /** Returns a successful attempt to the ten-minute limits. */
  async succeeded(account: string, { known, address }: Source): Promise<void> {
    if (known) return
    await this.#perAddress.reward(`${networkOf(address)} ${account}`)
    await this.#unknown.reward(account)
  }
}

/** Groups IPv6 addresses by /64, the size of one customer's network. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address
  const [head = '', tail] = address.split('::')
  const groups = head ? head.split(':') : []
  const missing = tail === undefined ? 0 : 8 - groups.length - (tail ? tail.split(':').length : 0)
  const all = [...groups, ...Array.from({ length: missing }, () => '0'), ...(tail ? tail.split(':') : [])]
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}

const hasLeft = (limiter: RateLimiterMemory, key: string): Promise<boolean> =>
  limiter.consume(key).then(
    () => true,
    () => false,
  )

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  if (!(await hasLeft(limiter, key))) throw new Denied('busy')
}

import { isIPv6 } from 'node:net'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { Problem } from '../errors.ts'

/** Bounds on the failed attempts at one account within ten minutes, as multiples of those of a minute. */
const ONE_ADDRESS = 2
const EVERYWHERE = 10
const SECONDS = 600
/** When those from everywhere are used up, each address has so many attempts still, and all together this multiple. */
const LAST_ATTEMPTS = 1
const LAST_EVERYWHERE = 100

/** From where a password is tried: a browser that has signed in to the account before, or any other by its address. */
export type Source = Readonly<{ known?: string | undefined; address: string }>

/**
 * How often the password of one account may be tried: a few times a minute from one source, and in all from sources that
 * are not known. The owner's browser has attempts of its own. One address has a share, and a few addresses that use up
 * all shares leave every other one a last attempt, so that the owner gets in from anywhere.
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

  /** Throws `tooFast` where there were too many. */
  async count(account: string, { known, address }: Source): Promise<void> {
    const network = networkOf(address)
    await consume(this.#perSource, `${known ? `known ${known}` : network} ${account}`)
    if (known) return
    await consume(this.#perAddress, `${network} ${account}`)
    if (await hasLeft(this.#unknown, account)) return
    await consume(this.#lastPerAddress, `${network} ${account}`)
    await consume(this.#last, account)
  }

  /** The attempt was right: it does not count in the ten minutes' numbers. */
  async succeeded(account: string, { known, address }: Source): Promise<void> {
    if (known) return
    await this.#perAddress.reward(`${networkOf(address)} ${account}`)
    await this.#unknown.reward(account)
  }
}

/** An IPv6 address by the /64 that one customer has; any other address as it is. */
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
  if (!(await hasLeft(limiter, key))) throw new Problem('tooFast')
}

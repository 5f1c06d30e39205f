import { BurstyRateLimiter, RateLimiterMemory } from 'rate-limiter-flexible'
import type { Limits } from '../limits.ts'

/** Rate limits of one person: commands with a burst, presence and signals without, and a number of connections. */
export class Allowance {
  readonly #commands: BurstyRateLimiter
  readonly #presence: RateLimiterMemory
  readonly #signals: RateLimiterMemory
  readonly #tabs = new Map<string, number>()
  readonly #mostTabs: number

  constructor({ commandsPerSecond, commandBurst, presencePerSecond, signalsPerSecond, socketsPerPerson }: Limits) {
    this.#commands = new BurstyRateLimiter(
      new RateLimiterMemory({ points: commandsPerSecond, duration: 1 }),
      new RateLimiterMemory({
        keyPrefix: 'burst',
        points: commandBurst,
        duration: Math.max(commandBurst / commandsPerSecond, 1),
      }),
    )
    this.#presence = new RateLimiterMemory({ points: presencePerSecond, duration: 1 })
    this.#signals = new RateLimiterMemory({ points: signalsPerSecond, duration: 1 })
    this.#mostTabs = socketsPerPerson
  }

  command(person: string): Promise<boolean> {
    return this.#commands.consume(person).then(yes, no)
  }

  presence(connection: string): Promise<boolean> {
    return this.#presence.consume(connection).then(yes, no)
  }

  signal(person: string): Promise<boolean> {
    return this.#signals.consume(person).then(yes, no)
  }

  /** Counts one more connection until `closeTab`, or returns `false` at the limit. */
  openTab(person: string): boolean {
    const tabs = this.#tabs.get(person) ?? 0
    if (tabs >= this.#mostTabs) return false
    this.#tabs.set(person, tabs + 1)
    return true
  }

  closeTab(person: string): void {
    const tabs = (this.#tabs.get(person) ?? 1) - 1
    if (tabs) this.#tabs.set(person, tabs)
    else this.#tabs.delete(person)
  }
}

const yes = () => true
/** The limiter rejects with its state when no points are left. Any other error counts as a refusal too. */
const no = () => false

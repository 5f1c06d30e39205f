import { Alarm } from '../lib/alarm.ts'
import type { PageLife, PageTurn } from './page-life.ts'

export type LinkPorts = Readonly<{
  page: Pick<PageLife, 'clock' | 'shownNow' | 'onTurn'>
  /** Asks the server what time it is. Resolves with nothing when no answer came in time. */
  ask(): Promise<number | undefined>
  /** Whether the link works is not known. */
  onDoubt(): void
  /** It works; `offset` is the server's clock minus this machine's. */
  onSure(offset: number): void
  /** It does not, whatever the browser thinks of it. */
  onDead(): void
  /** There is no link, and now may be the time to try for one: the page has woken, or the network is back. */
  onChance(): void
}>

const TICK_MS = 1_000
/** A tick that comes so much too late means that the page, or the whole machine, was asleep. */
const SLEPT_MS = 3_000
/** The server is heard of every four seconds, if only by a ping; this leaves it two more. */
const SILENT_MS = 6_000

/**
 * Links end without a word: a half of them breaks, a machine sleeps, a network changes. Whenever that may have happened,
 * the server is asked what time it is, and until it answers nobody says that all is well.
 */
export class LinkWatch {
  readonly #ports: LinkPorts
  readonly #ticking: Alarm
  readonly #stopHearing: () => void
  #isUp = false
  #isAsking = false
  /** Which link it is: an answer of an earlier one says nothing about this. */
  #link = 0
  #heardAt = 0
  #ticked: { at: number; shown: number }

  constructor(ports: LinkPorts) {
    this.#ports = ports
    this.#ticking = new Alarm(ports.page.clock, () => this.#tick())
    this.#stopHearing = ports.page.onTurn((turn) => this.#turn(turn))
    this.#ticked = this.#times()
    this.#ticking.set(TICK_MS)
  }

  up(): void {
    this.#isUp = true
    this.#isAsking = false
    this.#link++
    this.heard()
    this.check()
  }

  down(): void {
    this.#isUp = false
  }

  /** Anything at all has come from the server. */
  heard(): void {
    this.#heardAt = this.#ports.page.clock.now()
  }

  /** Asks, without raising a doubt before there is no answer. */
  check(): void {
    if (this.#isUp && !this.#isAsking) void this.#ask()
  }

  close(): void {
    this.down()
    this.#ticking.cancel()
    this.#stopHearing()
  }

  async #ask(): Promise<void> {
    const { page, ask, onSure, onDead } = this.#ports
    const link = this.#link
    const asked = page.clock.now()
    this.#isAsking = true
    const at = await ask()
    if (link !== this.#link || !this.#isUp) return
    this.#isAsking = false
    if (at === undefined) onDead()
    else onSure(at - (asked + page.clock.now()) / 2)
  }

  #tick(): void {
    const { at, shown } = this.#ticked
    this.#ticked = this.#times()
    const late = Math.max(this.#ticked.at - at, this.#ticked.shown - shown) - TICK_MS
    const silent = this.#ticked.at - this.#heardAt
    if (late > SLEPT_MS) this.#turn('woke')
    else if (this.#isUp && silent > SILENT_MS) this.#doubt()
    this.#ticking.set(TICK_MS)
  }

  #turn(turn: PageTurn): void {
    if (!this.#isUp) return turn === 'sleeps' ? undefined : this.#ports.onChance()
    // What is true before a sleep must not be the first thing seen after it.
    if (turn === 'sleeps') return this.#ports.onDoubt()
    if (turn === 'woke') return this.#doubt()
    this.check()
  }

  #doubt(): void {
    this.#ports.onDoubt()
    this.check()
  }

  #times(): { at: number; shown: number } {
    return { at: this.#ports.page.clock.now(), shown: this.#ports.page.shownNow() }
  }
}

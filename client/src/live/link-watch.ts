import { Alarm } from '../lib/alarm.ts'
import type { PageLife, PageTurn } from './page-life.ts'

export type LinkPorts = Readonly<{
  page: Pick<PageLife, 'clock' | 'shownNow' | 'onTurn'>
  /** Asks the server for its time. Resolves with undefined on timeout. */
  ask(): Promise<number | undefined>
  onDoubt(): void
  onSure(offset: number): void
  onDead(): void
  /** The connection is down and may succeed now: the page has woken, or the network is back. */
  onChance(): void
}>

const TICK_MS = 1_000
/** A tick later than this means that the page or the machine was asleep. */
const SLEPT_MS = 3_000
/** The server sends a ping at least every 4 s; this allows 2 s of delay. */
const SILENT_MS = 6_000

/**
 * Detects dead connections: half-open sockets, sleep and network changes raise no event. Sends a heartbeat on each
 * suspicion and reports doubt until the server answers.
 */
export class LinkWatch {
  readonly #ports: LinkPorts
  readonly #ticking: Alarm
  readonly #stopHearing: () => void
  #isUp = false
  #isAsking = false
  /** Counts connections, so that a late answer of an earlier one is ignored. */
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

  heard(): void {
    this.#heardAt = this.#ports.page.clock.now()
  }

  /** Sends a heartbeat without reporting doubt first. */
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
    // Otherwise the page would show "saved" from before the sleep when it wakes.
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

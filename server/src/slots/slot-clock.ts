import type { Reminder } from './model/slot-time.ts'
import type { SlotRow, SlotStore } from './slot-store.ts'

type Ports = Readonly<{
  store: SlotStore
  now: () => number
  open: (row: SlotRow) => Promise<void>
  remind: (row: SlotRow) => Promise<void>
  onFault: (error: unknown, slotId: string) => void
}>

/**
 * What happens to slots by itself. All of it is in rows: any server does what is due, and one that stands still for a
 * while makes up for it.
 */
export class SlotClock {
  readonly #ports: Ports
  #turning: Promise<void> | undefined

  constructor(ports: Ports) {
    this.#ports = ports
  }

  /** Reminds and opens whatever is due now. */
  turn(): Promise<void> {
    this.#turning ??= this.#turn().finally(() => {
      this.#turning = undefined
    })
    return this.#turning
  }

  /** Once whatever is under way is done. */
  async settled(): Promise<void> {
    await this.#turning?.catch(() => undefined)
  }

  async #turn(): Promise<void> {
    const { store, now, open } = this.#ports
    for (const reminder of ['day', 'hour'] as const) await this.#remind(reminder)
    for (const row of await store.dueToOpen(now())) await this.#attempt(row, open)
  }

  /** A letter is claimed before it is sent: better none than two, the page reminds as well. */
  async #remind(reminder: Reminder): Promise<void> {
    const { store, now, remind } = this.#ports
    for (const row of await store.claimReminders(reminder, now())) await this.#attempt(row, remind)
  }

  /** One that fails must not keep the others waiting. */
  async #attempt(row: SlotRow, act: (row: SlotRow) => Promise<void>): Promise<void> {
    await act(row).catch((error: unknown) => this.#ports.onFault(error, row.id))
  }
}

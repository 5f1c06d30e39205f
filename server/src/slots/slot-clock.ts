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
 * Sends reminders and opens interviews on time. All state is in rows, so any server can do the work, and a server that
 * was down catches up.
 */
export class SlotClock {
  readonly #ports: Ports
  #turning: Promise<void> | undefined

  constructor(ports: Ports) {
    this.#ports = ports
  }

  /** Does all work that is due; concurrent calls share one run. */
  turn(): Promise<void> {
    this.#turning ??= this.#turn().finally(() => {
      this.#turning = undefined
    })
    return this.#turning
  }

  /** Resolves when the current run is over. */
  async settled(): Promise<void> {
    await this.#turning?.catch(() => undefined)
  }

  async #turn(): Promise<void> {
    const { store, now, open } = this.#ports
    for (const reminder of ['day', 'hour'] as const) await this.#remind(reminder)
    for (const row of await store.dueToOpen(now())) await this.#attempt(row, open)
  }

  /** Claims a reminder before it sends the email: a lost one is better than two, since the page reminds as well. */
  async #remind(reminder: Reminder): Promise<void> {
    const { store, now, remind } = this.#ports
    for (const row of await store.claimReminders(reminder, now())) await this.#attempt(row, remind)
  }

  /** A failure must not stop the others. */
  async #attempt(row: SlotRow, act: (row: SlotRow) => Promise<void>): Promise<void> {
    await act(row).catch((error: unknown) => this.#ports.onFault(error, row.id))
  }
}

import type { ClientEvents, Receipt } from '@dryrun/shared/protocol.ts'

const ours: ReadonlySet<unknown> = new Set<keyof ClientEvents>(['command', 'presence', 'signal'])

/** Our events have at most three parts; the margin is for future clients. */
const MOST_PARTS = 10
const invalid: Receipt = { ok: false, code: 'invalid' }

/**
 * Drops unknown events before Socket.IO spreads their parts into a handler call: 40,000 arguments overflow the stack
 * and end the process.
 */
export function onlyOurEvents(event: readonly unknown[], next: () => void): void {
  if (ours.has(event[0]) && event.length <= MOST_PARTS) return next()
  const reply = event.at(-1)
  if (typeof reply === 'function') reply(invalid)
}

import type { ClientEvents, Receipt } from '@dryrun/shared/protocol.ts'

const ours: ReadonlySet<unknown> = new Set<keyof ClientEvents>(['command', 'presence'])

/** Our events have three at most, name and acknowledgement included; an unknown client may have reasons for some more. */
const MOST_PARTS = 10
const invalid: Receipt = { ok: false, code: 'invalid' }

/**
 * Lets through what is one of our events, and drops all else. It comes before the library calls a handler with whatever
 * was sent as arguments: forty thousand of them overflow the stack there, and that ends the process.
 */
export function onlyOurEvents(event: readonly unknown[], next: () => void): void {
  if (ours.has(event[0]) && event.length <= MOST_PARTS) return next()
  const reply = event.at(-1)
  if (typeof reply === 'function') reply(invalid)
}

/** How long a line outlives the presence of the other person: their page may be reconnecting. */
export const GONE_MS = 15_000
/** A disconnected line often comes back by itself within this time. */
const DISCONNECTED_MS = 2_500
/** Time for a first connection, or for one after a restart. */
const ATTEMPT_MS = 8_000

export type LineTimes = Readonly<{
  state: RTCPeerConnectionState
  /** Since the state changed, in milliseconds. */
  sinceStateMs: number
  sinceRestartMs: number
}>

/** Whether to restart ICE without a sign from the browser. */
export function isRestartDue({ state, sinceStateMs, sinceRestartMs }: LineTimes): boolean {
  if (sinceRestartMs < ATTEMPT_MS) return false
  if (state === 'failed') return true
  if (state === 'disconnected') return sinceStateMs >= DISCONNECTED_MS
  return state === 'connecting' && sinceStateMs >= ATTEMPT_MS
}

type Sight = Readonly<{ isLive: boolean; isHere: boolean }>

/**
 * Returns for how long a person has been away, `tickMs` after it was `awayMs`. Without a connection of our own we do not
 * know who is in the room, so nobody's time counts.
 */
export function awayAfter(awayMs: number, { isLive, isHere }: Sight, tickMs: number): number {
  if (!isLive) return awayMs
  return isHere ? 0 : awayMs + tickMs
}

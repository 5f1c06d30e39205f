/** Where one side of a line stands in its negotiation. */
export type Negotiation = Readonly<{
  isPolite: boolean
  /** Whether a local offer is being made. */
  isMaking: boolean
  state: RTCSignalingState
}>

/**
 * Decides what happens to an incoming description. Where both sides offer at once, the polite side gives way. Source:
 * "Perfect negotiation", WebRTC 1.0, 10.7.
 */
export function verdictOn(kind: 'offer' | 'answer', { isPolite, isMaking, state }: Negotiation): 'apply' | 'ignore' {
  if (kind === 'answer') return state === 'have-local-offer' ? 'apply' : 'ignore'
  const collides = isMaking || state !== 'stable'
  return collides && !isPolite ? 'ignore' : 'apply'
}

/** A page in the call. Times are the server's, in milliseconds since 1970. */
export type PageInCall = Readonly<{ page: string; since: number }>

/** Whether `one` joined after `other`. Both sides compare the same two numbers, so that exactly one is polite. */
export const cameLater = (one: PageInCall, other: PageInCall): boolean =>
  one.since === other.since ? one.page > other.page : one.since > other.since

/** The line of the page that makes it, and what the other page says about its own end. */
type Ends = Readonly<{ mine: string; theirs: string | null; isAnswered: boolean }>

/**
 * What the maker of a line does when the other page says which line it has: an unanswered offer was lost, and a page
 * that had answered has closed its end.
 */
export function onTheirLine({ mine, theirs, isAnswered }: Ends): 'keep' | 'offerAgain' | 'makeAnother' {
  if (theirs === mine) return 'keep'
  return isAnswered ? 'makeAnother' : 'offerAgain'
}

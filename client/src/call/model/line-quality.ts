/** One look at a line: shares from 0 to 1 and milliseconds. */
export type LineSample = Readonly<{ lost: number; roundTripMs: number }>

const POOR_LOSS = 0.08
const POOR_ROUND_TRIP_MS = 600
/** Looks in a row after which a line counts as poor, and as good again. Slow to return, so that video does not flicker. */
const POOR_LOOKS = 3
const GOOD_LOOKS = 10

/** Decides whether a line is too poor for video. Audio stays on. */
export class LineQuality {
  #isPoor = false
  /** Looks in a row that contradict the current state. */
  #against = 0

  get isPoor(): boolean {
    return this.#isPoor
  }

  look({ lost, roundTripMs }: LineSample): boolean {
    const seemsPoor = lost > POOR_LOSS || roundTripMs > POOR_ROUND_TRIP_MS
    this.#against = seemsPoor === this.#isPoor ? 0 : this.#against + 1
    if (this.#against < (this.#isPoor ? GOOD_LOOKS : POOR_LOOKS)) return this.#isPoor
    this.#isPoor = seemsPoor
    this.#against = 0
    return this.#isPoor
  }
}

/** Running totals of a line's audio. `lostByThem` is the share of our packets that the other side reports as lost. */
export type LineTotals = Readonly<{ received: number; lost: number; lostByThem: number; roundTripMs: number }>

/** Returns the sample between two looks: the worse direction counts. */
export function sampleBetween(before: LineTotals, now: LineTotals): LineSample {
  const received = Math.max(0, now.received - before.received)
  const lost = Math.max(0, now.lost - before.lost)
  const share = received + lost ? lost / (received + lost) : 0
  return { lost: Math.max(share, now.lostByThem), roundTripMs: now.roundTripMs }
}

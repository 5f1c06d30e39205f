import type { Pointing } from '@dryrun/shared/replay/recording.ts'

export type Pointed = Pick<Pointing, 'cursor' | 'viewport'>

export type Hand = { by: string; viewport: NonNullable<Pointing['viewport']> }

/** Samples at most this far apart belong to one movement, which is interpolated linearly. */
const MOVEMENT_MS = 700
/** Time window for the active hand: the person with most samples in it. */
const LATELY_MS = 4_000

export class PointingLane {
  readonly #people = new Map<string, Pointing[]>()

  /** Appends samples, ordered by time. */
  append(samples: readonly Pointing[]): void {
    for (const sample of samples) {
      const own = this.#people.get(sample.by)
      if (own) own.push(sample)
      else this.#people.set(sample.by, [sample])
    }
  }

  clear(): void {
    this.#people.clear()
  }

  get isEmpty(): boolean {
    return this.#people.size === 0
  }

  /** Returns the pointer of each person, interpolated within a movement. */
  at(at: number): Record<string, Pointed> {
    const pointed = [...this.#people].flatMap(([by, samples]) => {
      const here = samples[countAt(samples, at) - 1]
      return here ? [[by, onTheWay(here, samples[countAt(samples, at)], at)] as const] : []
    })
    return Object.fromEntries(pointed)
  }

  /** Returns the active hand and its viewport: the person who moved most lately, or, when all rest, moved last. */
  activeHand(at: number): Hand | undefined {
    const hands = [...this.#people].flatMap(([by, samples]): (Hand & { moves: number; last: number })[] => {
      const until = countAt(samples, at)
      const { viewport, at: last } = samples[until - 1] ?? { viewport: null, at: 0 }
      return viewport ? [{ by, viewport, moves: until - countAt(samples, at - LATELY_MS), last }] : []
    })
    hands.sort((a, b) => b.moves - a.moves || b.last - a.last)
    const [hand] = hands
    return hand && { by: hand.by, viewport: hand.viewport }
  }
}

function countAt(samples: readonly Pointing[], at: number): number {
  let [low, high] = [0, samples.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((samples[middle]?.at ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return low
}

function onTheWay(here: Pointing, next: Pointing | undefined, at: number): Pointed {
  const { cursor, viewport } = here
  if (!cursor || !next?.cursor || next.at - here.at > MOVEMENT_MS || next.at === here.at) return { cursor, viewport }
  const share = (at - here.at) / (next.at - here.at)
  const between = (place: 0 | 1, to: readonly [number, number]) => cursor[place] + (to[place] - cursor[place]) * share
  return { cursor: [between(0, next.cursor), between(1, next.cursor)], viewport }
}

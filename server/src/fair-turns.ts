import { Denied } from './denied.ts'

/** `atOnce` and `perPerson` bound the weight in use, `waiting` the queued requests of a person. */
type TurnBounds = Readonly<{ atOnce: number; perPerson: number; waiting: number }>
type Waiting = Readonly<{ weight: number; start: () => void }>

/**
 * Shares a bounded amount of places or bytes between people. It serves the queues in rotation, so that a person's
 * requests wait for each other, not for those of other people.
 */
export class FairTurns {
  readonly #bounds: TurnBounds
  readonly #held = new Map<string, number>()
  readonly #queues = new Map<string, Waiting[]>()
  #inUse = 0

  constructor(bounds: TurnBounds) {
    this.#bounds = bounds
  }

  get inUse(): number {
    return this.#inUse
  }

  /** Runs `work` when it is the person's turn. Refuses with `busy` when too many of the person's requests wait. */
  async run<T>(person: string, work: () => Promise<T>): Promise<T> {
    const leave = await this.enter(person)
    try {
      return await work()
    } finally {
      leave()
    }
  }

  /**
   * Resolves when it is the person's turn, with the function that ends it. Refuses with `busy` when too many of the
   * person's requests wait, or when `signal` aborts.
   */
  async enter(person: string, weight = 1, signal?: AbortSignal): Promise<() => void> {
    const queue = this.#queues.get(person) ?? []
    if (queue.length >= this.#bounds.waiting) throw new Denied('busy')
    return new Promise((resolve, reject) => {
      const entry: Waiting = {
        weight,
        start: () => {
          signal?.removeEventListener('abort', abort)
          resolve(this.#take(person, weight))
        },
      }
      const abort = () => {
        this.#remove(person, entry)
        reject(new Denied('busy'))
      }
      signal?.addEventListener('abort', abort, { once: true })
      this.#queues.set(person, [...queue, entry])
      this.#next()
    })
  }

  #take(person: string, weight: number): () => void {
    this.#add(person, weight)
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      this.#add(person, -weight)
      this.#putLast(person, this.#queues.get(person) ?? [])
      this.#next()
    }
  }

  #add(person: string, weight: number): void {
    this.#inUse += weight
    const held = (this.#held.get(person) ?? 0) + weight
    if (held) this.#held.set(person, held)
    else this.#held.delete(person)
  }

  /** A weight above a bound fits when nothing else is in use under that bound. */
  #fitsPerson(person: string, weight: number): boolean {
    const held = this.#held.get(person) ?? 0
    return held === 0 || held + weight <= this.#bounds.perPerson
  }

  #fitsAll(weight: number): boolean {
    return this.#inUse === 0 || this.#inUse + weight <= this.#bounds.atOnce
  }

  #next(): void {
    for (let first = this.#first(); first; first = this.#first()) {
      this.#remove(...first)
      first[1].start()
    }
  }

  /** Lighter requests do not overtake a heavy one, or it would wait forever. */
  #first(): [person: string, entry: Waiting] | undefined {
    for (const [person, [entry]] of this.#queues)
      if (entry && this.#fitsPerson(person, entry.weight))
        return this.#fitsAll(entry.weight) ? [person, entry] : undefined
    return undefined
  }

  #remove(person: string, entry: Waiting): void {
    this.#putLast(
      person,
      (this.#queues.get(person) ?? []).filter((each) => each !== entry),
    )
  }

  #putLast(person: string, queue: Waiting[]): void {
    this.#queues.delete(person)
    if (queue.length) this.#queues.set(person, queue)
  }
}

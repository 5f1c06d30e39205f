/** Calls `run` once after `ms`; the result cancels it. */
export type Later = (run: () => void, ms: number) => () => void

export type WatchPorts = {
  /** Resolves when the database answers; a cheap query. */
  ask: () => Promise<unknown>
  /** Resolves when the database has stored data that needed new disk space. */
  store: () => Promise<unknown>
  later: Later
  /** Called when the database has stopped answering, and again while that lasts. */
  onSilent?: () => void
}

/** A later commit counts as not saved, although it may still succeed. */
const LATE_MS = 1_100
/** Lets pending answers arrive first if our own event loop was blocked. */
const GRACE_MS = 100
const BETWEEN_LOOKS_MS = 500
/** Consecutive unanswered checks, of two seconds each, before `onSilent`. */
const SILENT_LOOKS = 5

type Outcome = 'well' | 'failed' | 'unanswered'

/**
 * Detects within two seconds whether the database saves, from commits and from a check every 500 ms. The check is a
 * cheap query, and a write while saves fail or are in doubt, because a full disk still answers queries.
 */
export class DatabaseWatch {
  readonly #ports: WatchPorts
  readonly #listeners = new Set<(isSaving: boolean) => void>()
  #isSaving = true
  #isDoubtful = false
  #isLooking = false
  #isStopped = true
  #unanswered = 0
  #cancelNext = () => {}

  constructor(ports: WatchPorts) {
    this.#ports = ports
  }

  get isSaving(): boolean {
    return this.#isSaving
  }

  onChange(listener: (isSaving: boolean) => void): void {
    this.#listeners.add(listener)
  }

  start(): void {
    this.#isStopped = false
    this.#lookIn(0)
  }

  stop(): void {
    this.#isStopped = true
    this.#cancelNext()
  }

  /**
   * Observes a commit and passes its result or error on. A late commit counts as a failed save; a failed one triggers a
   * check.
   */
  async follow<T>(commit: Promise<T>): Promise<T> {
    const cancel = this.#unlessLate()
    try {
      const stored = await commit
      this.#conclude(true)
      return stored
    } catch (error) {
      this.#isDoubtful = true
      this.#lookIn(0)
      throw error
    } finally {
      cancel()
    }
  }

  /** Checks never overlap. */
  #lookIn(ms: number): void {
    if (this.#isStopped || this.#isLooking) return
    this.#cancelNext()
    this.#cancelNext = this.#ports.later(() => void this.#look(), ms)
  }

  async #look(): Promise<void> {
    const isThorough = this.#isDoubtful || !this.#isSaving
    this.#isLooking = true
    this.#isDoubtful = false
    const cancel = this.#unlessLate()
    const outcome = await (isThorough ? this.#ports.store() : this.#ports.ask()).then(() => 'well' as const, failureOf)
    cancel()
    this.#isLooking = false
    this.#hear(outcome, isThorough)
    this.#lookIn(this.#isDoubtful ? 0 : BETWEEN_LOOKS_MS)
  }

  #hear(outcome: Outcome, isThorough: boolean): void {
    this.#unanswered = outcome === 'unanswered' ? this.#unanswered + 1 : 0
    // Maybe only the connection was lost; the immediate next check opens a new one.
    if (!isThorough) this.#isDoubtful ||= outcome !== 'well'
    else this.#conclude(outcome === 'well')
    if (this.#unanswered < SILENT_LOOKS) return
    this.#unanswered = 0
    this.#ports.onSilent?.()
  }

  #unlessLate(): () => void {
    let cancel = this.#ports.later(() => {
      cancel = this.#ports.later(() => this.#conclude(false), GRACE_MS)
    }, LATE_MS)
    return () => cancel()
  }

  #conclude(isSaving: boolean): void {
    if (isSaving === this.#isSaving) return
    this.#isSaving = isSaving
    for (const listener of this.#listeners) listener(isSaving)
  }
}

/** A refused connection or statement is an answer too. */
const failureOf = (error: unknown): Outcome =>
  error instanceof Error && /timeout/.test(error.message) ? 'unanswered' : 'failed'

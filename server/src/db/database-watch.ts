/** Calls back once, so many milliseconds later; call the result to cancel. */
export type Later = (run: () => void, ms: number) => () => void

export type WatchPorts = {
  /** Resolves when the database answers at all, and costs it nothing. */
  ask: () => Promise<unknown>
  /** Resolves when the database has stored something for which it needed room. */
  store: () => Promise<unknown>
  later: Later
  /** It has not answered for so long that it will not do so by itself. Told again as long as that lasts. */
  onSilent?: () => void
}

/** What takes longer has not been saved, as far as people are concerned, though it may be after all. */
const LATE_MS = 1_100
/** Answers that came while our own process was held up are heard before anything is concluded. */
const GRACE_MS = 100
const BETWEEN_LOOKS_MS = 500
/** Looks in a row without any answer, of two seconds each, until the database counts as silent. */
const SILENT_LOOKS = 5

type Outcome = 'well' | 'failed' | 'unanswered'

/**
 * Knows whether the database saves, and says so within two seconds of a change. It goes along with every commit, and
 * looks for itself twice a second, so that also those who only read are told. While all is well a look is a question that
 * costs nothing; in doubt, and as long as nothing can be saved, something is stored: a full disk still answers questions.
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

  /** Called at each change. */
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

  /** Goes along with a commit, and changes nothing about it: late, nothing counts as saved; failed, it is looked into. */
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

  /** One look after the other: the next begins when the last has ended. */
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
    // Perhaps only the connection was lost: the next look, at once, makes another.
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

/** A refusal, of a connection or of a statement, is an answer too. */
const failureOf = (error: unknown): Outcome =>
  error instanceof Error && /timeout/.test(error.message) ? 'unanswered' : 'failed'

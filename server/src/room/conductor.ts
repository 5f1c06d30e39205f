import type { Interview } from '@dryrun/shared/interview/interview.ts'
import { nextDueAt } from '../core/solo-schedule.ts'

/** Looked at this often at least, so that a clock which jumps, or a machine that slept, is noticed. */
const LOOK_MS = 1_000

type Ports = Readonly<{
  /** The server's clock, in milliseconds since 1970. */
  now: () => number
  /** Asks the room to do what is due; what becomes of it is seen by looking again. */
  conduct: () => Promise<unknown>
  onFault: (error: unknown) => void
}>

/**
 * Keeps an eye on the clock where nobody interviews. It knows nothing by itself: what is due follows from the interview
 * and the time, so one that starts anew goes on where another stopped, and two of them do everything once.
 */
export class Conductor {
  readonly #ports: Ports
  #interview: Interview | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #isAsking = false
  #isStopped = false

  constructor(ports: Ports) {
    this.#ports = ports
  }

  /** The interview as it is now; to be told again whenever something has happened in it. */
  watch(interview: Interview): void {
    if (interview === this.#interview) return
    this.#interview = interview
    this.#wait()
  }

  stop(): void {
    this.#isStopped = true
    clearTimeout(this.#timer)
  }

  #wait(least = 0): void {
    clearTimeout(this.#timer)
    const due = this.#interview && nextDueAt(this.#interview)
    if (due === undefined || this.#isAsking || this.#isStopped) return
    const left = Math.min(Math.max(due - this.#ports.now(), least), LOOK_MS)
    this.#timer = setTimeout(() => this.#look(due), left).unref()
  }

  #look(due: number): void {
    if (due > this.#ports.now()) return this.#wait()
    this.#isAsking = true
    this.#ports
      .conduct()
      .catch(this.#ports.onFault)
      .finally(() => {
        this.#isAsking = false
        // Where it could not be saved it is still due, and asked for again, but not at once.
        this.#wait(LOOK_MS)
      })
  }
}

import type { Interview } from '@dryrun/shared/interview/interview.ts'
import { nextDueAt } from '../core/solo-schedule.ts'

/** Longest timer, so that the scheduler notices clock jumps and a machine that slept. */
const LOOK_MS = 1_000

type Ports = Readonly<{
  /** Returns milliseconds since 1970. */
  now: () => number
  /** Submits the due events. The scheduler ignores the result and checks the interview again. */
  conduct: () => Promise<unknown>
  onFault: (error: unknown) => void
}>

/**
 * The scheduler of a solo interview. It keeps no state, because interview and time determine the due events: a restart
 * resumes, and two schedulers do not repeat an event.
 */
export class SoloScheduler {
  readonly #ports: Ports
  #interview: Interview | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #isAsking = false
  #isStopped = false

  constructor(ports: Ports) {
    this.#ports = ports
  }

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
        // After a failed save the event is still due; the delay avoids a busy loop.
        this.#wait(LOOK_MS)
      })
  }
}

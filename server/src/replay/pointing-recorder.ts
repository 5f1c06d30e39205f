import type { Interview } from '@dryrun/shared/interview/interview.ts'
import type { Presence } from '@dryrun/shared/protocol.ts'
import type { PointingStore, Sample } from './pointing-store.ts'

/** Of each person, one sample in so many milliseconds: the last, so that a pointer comes to rest where it rested. */
const STEP_MS = 250
/** The most samples an interview keeps: far more than people who meet for two hours make. */
const MOST_KEPT = 200_000
/** The most that wait in memory for a database that does not answer; what comes then is let go. */
const MOST_WAITING = 5_000

type Store = Pick<PointingStore, 'append' | 'count'>
/** `kept` is how many are stored already, once it is known; `isMoving` whether a sample came since the last write. */
type Waiting = { lanes: Map<string, Sample[]>; count: number; kept: number | undefined; isMoving: boolean }

/**
 * Writes down, thinned out, where people point while a round runs. A convenience for the replay and nothing more: it
 * never holds anybody up, and what can't be stored is lost without a word to anyone.
 */
export class PointingRecorder {
  readonly #store: Store
  readonly #onFault: (error: unknown) => void
  readonly #waiting = new Map<string, Waiting>()
  #writing: Promise<void> | undefined

  constructor(store: Store, onFault: (error: unknown) => void) {
    this.#store = store
    this.#onFault = onFault
  }

  /** `at` is the moment by the clock of the log. */
  take({ id, stage }: Pick<Interview, 'id' | 'stage'>, by: string, presence: Presence, at: number): void {
    if (stage !== 'round') return
    const waiting = this.#waiting.get(id) ?? { lanes: new Map(), count: 0, kept: undefined, isMoving: true }
    this.#waiting.set(id, waiting)
    waiting.isMoving = true
    const lane = waiting.lanes.get(by) ?? []
    waiting.lanes.set(by, lane)
    const isSameStep = stepOf(lane.at(-1)?.[0]) === stepOf(at)
    if (isSameStep) lane.pop()
    else if (waiting.count >= roomIn(waiting)) return
    else waiting.count += 1
    lane.push([at, pointOf(presence.cursor), viewOf(presence.viewport)])
  }

  /**
   * Stores what waits, one write at a time. A call during a write gets that write. Unless `isWhole`, the last sample of
   * each moving person waits on: the next one may replace it, so what is kept does not depend on when it is written.
   */
  flush({ isWhole = true } = {}): Promise<void> {
    this.#writing ??= this.#writeAll(isWhole).finally(() => {
      this.#writing = undefined
    })
    return this.#writing
  }

  async #writeAll(isWhole: boolean): Promise<void> {
    for (const [id, waiting] of [...this.#waiting]) {
      // No person has pointed at anything since the last time.
      if (!waiting.count) this.#waiting.delete(id)
      else await this.#write(id, waiting, isWhole).catch(this.#onFault)
    }
  }

  async #write(id: string, waiting: Waiting, isWhole: boolean): Promise<void> {
    waiting.kept ??= await this.#store.count(id)
    const held = waiting.isMoving && !isWhole ? 1 : 0
    const samples = [...waiting.lanes]
      .map(([by, lane]) => ({ by, samples: lane.splice(0, lane.length - held) }))
      .filter((lane) => lane.samples.length)
    const count = samples.reduce((sum, lane) => sum + lane.samples.length, 0)
    waiting.count -= count
    waiting.isMoving = false
    if (!count) return
    try {
      await this.#store.append(id, samples)
      waiting.kept += count
    } catch (error) {
      this.#putBack(waiting, samples)
      throw error
    }
  }

  #putBack(waiting: Waiting, written: readonly { by: string; samples: readonly Sample[] }[]): void {
    for (const { by, samples } of written) {
      const lane = [...samples, ...(waiting.lanes.get(by) ?? [])]
      waiting.lanes.set(by, lane)
      waiting.count += samples.length
    }
  }
}

const stepOf = (at: number | undefined): number => Math.floor((at ?? 0) / STEP_MS)
const roomIn = ({ kept = 0 }: Waiting): number => Math.min(MOST_WAITING, MOST_KEPT - kept)
const pointOf = (cursor: Presence['cursor']): Sample[1] => cursor && [Math.round(cursor[0]), Math.round(cursor[1])]
const viewOf = (viewport: Presence['viewport']): Sample[2] =>
  viewport && [Math.round(viewport.x), Math.round(viewport.y), Math.round(viewport.width), Math.round(viewport.height)]

import type { Interview } from '@dryrun/shared/interview/interview.ts'
import type { Presence } from '@dryrun/shared/protocol.ts'
import type { PointingStore, Sample } from './pointing-store.ts'

/** Keeps one sample per person and step, the last, so that a pointer rests where it stopped. */
const STEP_MS = 250
/** Samples per interview; two hours of two people stay far below. */
const MOST_KEPT = 200_000
/** Samples held in memory while the database does not answer; further ones are dropped. */
const MOST_WAITING = 5_000

type Store = Pick<PointingStore, 'append' | 'count'>
/** `kept` is the number of stored samples once known; `isMoving` says whether a sample came since the last write. */
type Waiting = { lanes: Map<string, Sample[]>; count: number; kept: number | undefined; isMoving: boolean }

/**
 * Records thinned-out pointers during rounds for the replay. Best effort: it never blocks, and drops what it cannot
 * store.
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

  /** `at` is the log's clock. */
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
   * Stores waiting samples, one write at a time; a call during a write joins it. Unless `isWhole`, holds back each
   * moving person's last sample, which the next one may replace, so that the result does not depend on the time of
   * writes.
   */
  flush({ isWhole = true } = {}): Promise<void> {
    this.#writing ??= this.#writeAll(isWhole).finally(() => {
      this.#writing = undefined
    })
    return this.#writing
  }

  async #writeAll(isWhole: boolean): Promise<void> {
    for (const [id, waiting] of [...this.#waiting]) {
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

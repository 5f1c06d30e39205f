import type { Patch } from '@dryrun/shared/interview/element.ts'
import { frameBytes, most } from '@dryrun/shared/limits.ts'

/** A margin below the limit of a frame. */
const MOST_BYTES = (frameBytes * 3) / 4

export class BoardBatch {
  readonly patches: Patch[] = []
  #bytes = 0
  #full = false

  get isFull(): boolean {
    return this.#full
  }

  /** Adds the change unless the command becomes too large; the first change always fits. */
  take(patch: Patch): boolean {
    const bytes = new TextEncoder().encode(JSON.stringify(patch)).length
    const fits = this.patches.length < most.patches && this.#bytes + bytes <= MOST_BYTES
    if (this.#full || (this.patches.length && !fits)) {
      this.#full = true
      return false
    }
    this.#bytes += bytes
    this.patches.push(patch)
    return true
  }
}

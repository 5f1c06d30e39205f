import type { Patch } from '@dryrun/shared/interview/element.ts'

/** Limits of one command, with a margin below the frame limit of 64 KiB. */
const MOST_PATCHES = 200
const MOST_BYTES = 48 * 1_024

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
    const fits = this.patches.length < MOST_PATCHES && this.#bytes + bytes <= MOST_BYTES
    if (this.#full || (this.patches.length && !fits)) {
      this.#full = true
      return false
    }
    this.#bytes += bytes
    this.patches.push(patch)
    return true
  }
}

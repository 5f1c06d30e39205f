import type { Patch } from '@dryrun/shared/interview/element.ts'

/** What the server takes in one command, with room to spare in its frame of 64 KiB. */
const MOST_PATCHES = 200
const MOST_BYTES = 48 * 1_024

/** Changes that go together in one command. */
export class BoardBatch {
  readonly patches: Patch[] = []
  #bytes = 0
  #full = false

  /** Whether something had to wait for the next command. */
  get isFull(): boolean {
    return this.#full
  }

  /** Takes the change unless the command would become too large. One change alone is always taken. */
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

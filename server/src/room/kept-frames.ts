import type { Frame } from '@dryrun/shared/interview/frame.ts'
import { frameBytes } from './frame-text.ts'

/** How many steps are kept for a person who comes back, and how many bytes of them as JSON. */
const KEPT_FRAMES = 500
export const KEPT_BYTES = 512 * 1024

/** The latest steps that a person was shown. Who was away for longer gets everything anew. */
export class KeptFrames {
  #frames: { frame: Frame; bytes: number }[] = []
  #bytes = 0

  push(frame: Frame): void {
    const bytes = frameBytes(frame, KEPT_BYTES)
    this.#frames.push({ frame, bytes })
    this.#bytes += bytes
    while (this.#frames.length > KEPT_FRAMES || this.#bytes > KEPT_BYTES)
      this.#bytes -= this.#frames.shift()?.bytes ?? 0
  }

  /** The steps after `version` up to `current`, if all of them are still kept. */
  between(version: number, current: number): Frame[] | undefined {
    const missed = this.#frames.flatMap(({ frame }) => (frame.version > version ? [frame] : []))
    return missed.length === current - version ? missed : undefined
  }
}

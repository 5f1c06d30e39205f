import type { Frame } from '@dryrun/shared/interview/frame.ts'
import { frameBytes } from './frame-text.ts'

const KEPT_FRAMES = 500
export const KEPT_BYTES = 512 * 1024

/** The latest frames of one participant, at most `KEPT_FRAMES` and `KEPT_BYTES` of JSON. */
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

  /** Returns the frames after `version` up to `current`, or `undefined` if some were dropped. */
  between(version: number, current: number): Frame[] | undefined {
    const missed = this.#frames.flatMap(({ frame }) => (frame.version > version ? [frame] : []))
    return missed.length === current - version ? missed : undefined
  }
}

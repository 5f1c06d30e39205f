/** Margin over the noise floor, in decibels. */
const MARGIN_DB = 7
/** Below this a sound is no speech, however quiet the room is. */
const SILENCE_DB = -60
const ATTACK_MS = 80
const RELEASE_MS = 400
const MEMORY_MS = 8_000

/** Level of an amplitude from 0 to 1 in decibels; -100 for silence. */
export const decibels = (amplitude: number): number => Math.max(-100, 20 * Math.log10(Math.max(amplitude, 1e-5)))

type Heard = Readonly<{ at: number; level: number }>

/**
 * Detects speech by loudness: a level above the quietest tenth of the last 8 s. The attack ignores clicks, the release
 * bridges the gaps between words.
 */
export class SpeakingDetector {
  #heard: Heard[] = []
  #loudSince: number | undefined
  #lastLoudAt = Number.NEGATIVE_INFINITY
  #isSpeaking = false

  /** Takes a level in decibels at a time in milliseconds, and returns whether the person speaks. */
  hear(level: number, at: number): boolean {
    this.#heard = [...this.#heard.filter((one) => at - one.at < MEMORY_MS), { at, level }]
    if (level > Math.max(SILENCE_DB, this.#floor() + MARGIN_DB)) {
      this.#loudSince ??= at
      this.#lastLoudAt = at
    } else this.#loudSince = undefined
    const isLongEnough = this.#loudSince !== undefined && at - this.#loudSince >= ATTACK_MS
    this.#isSpeaking = isLongEnough || (this.#isSpeaking && at - this.#lastLoudAt < RELEASE_MS)
    return this.#isSpeaking
  }

  /** The quietest tenth. A steady loud voice raises it only after the whole memory. */
  #floor(): number {
    const levels = this.#heard.map(({ level }) => level).sort((a, b) => a - b)
    return Math.min(levels[Math.floor(levels.length / 10)] ?? SILENCE_DB, -30)
  }
}

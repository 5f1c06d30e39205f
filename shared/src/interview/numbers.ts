import { z } from 'zod'

const STEPS = 10_000

/**
 * Rounds to 1e-4, so that no number has a long decimal form. Turns -0 into 0, because JSON does not distinguish them.
 */
export const rounded = (value: number): number => Math.round(value * STEPS) / STEPS + 0

/** A finite number from `least` to `most`, rounded to 1e-4. */
export const bounded = (least: number, most: number) => z.number().min(least).max(most).overwrite(rounded)

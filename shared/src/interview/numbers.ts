import { z } from 'zod'

/** Steps per unit: a number that clients send is rounded to 1e-4. */
const STEPS = 10_000

/** Rounds to 1e-4, so that no number has a long decimal form; -0 becomes 0, which JSON can't tell apart. */
export const rounded = (value: number): number => Math.round(value * STEPS) / STEPS + 0

/** A number that a client sends: finite, from `least` to `most`, rounded to 1e-4. */
export const bounded = (least: number, most: number) => z.number().min(least).max(most).overwrite(rounded)

import type { PackSummary } from '@dryrun/shared/api/packs.ts'
import type { TargetLevel } from '@dryrun/shared/interview/terms.ts'

type Choice = PackSummary['questions'][number]
export type Draw = Readonly<{
  /** The requested questions in order; null for one to draw. */
  wanted: readonly (string | null)[]
  choices: readonly Choice[]
  targetLevel: TargetLevel
  /** A uniformly random whole number in `[0, below)`. */
  random: (below: number) => number
}>

/**
 * Chooses a distinct question for each round. Drawn questions fit the target level while such questions are left, and
 * are never the sample's. Undefined when questions run out, or when a requested one is unknown or repeated.
 */
export function drawQuestions({ wanted, choices, targetLevel, random }: Draw): string[] | undefined {
  const named = wanted.filter((id) => id !== null)
  if (new Set(named).size !== named.length) return undefined
  if (named.some((id) => choices.every((choice) => choice.id !== id))) return undefined
  const left = choices.filter(({ id, inSample }) => !inSample && !named.includes(id))
  const drawn = wanted.map((id) => id ?? take(left, targetLevel, random))
  return drawn.every((id) => id !== undefined) ? drawn : undefined
}

function take(left: Choice[], level: TargetLevel, random: Draw['random']): string | undefined {
  const suited = left.filter(({ levels }) => levels.includes(level))
  const pool = suited.length ? suited : left
  const choice = pool[pool.length ? random(pool.length) : 0]
  if (choice) left.splice(left.indexOf(choice), 1)
  return choice?.id
}

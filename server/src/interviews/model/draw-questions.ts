import type { PackSummary } from '@dryrun/shared/api/packs.ts'
import type { TargetLevel } from '@dryrun/shared/interview/terms.ts'

type Choice = PackSummary['questions'][number]
export type Draw = Readonly<{
  /** The questions asked for, in order; null where one is to be drawn. */
  wanted: readonly (string | null)[]
  choices: readonly Choice[]
  targetLevel: TargetLevel
  /** A whole number from 0 to below its argument, each as likely as the others. */
  random: (below: number) => number
}>

/**
 * The questions of the rounds, no question twice. What is drawn suits the target level as long as there is something
 * that does, and is never the question of the sample. Nothing when there are not enough questions, or one asked for is unknown or asked for twice.
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

import type { TargetLevel } from '@dryrun/shared/interview/terms.ts'
import { type Bits, inBoth } from './bitmap.ts'

export type Choice = Readonly<{
  packId: string
  questionId: string
  topics: readonly string[]
  levels: readonly TargetLevel[]
}>

/**
 * The questions left for a person, as indexes into the choices: `toAsk` without those they answered, `toAnswer` also
 * without those whose script they saw.
 */
export type Left = Readonly<{ toAsk: Bits; toAnswer: Bits }>

export type Draw = Readonly<{
  choices: readonly Choice[]
  asks: Left
  answers: Left
  swap: boolean
  /** Lower-case topics that both want, or else that either wants. Lazy, since few calls need them. */
  topics: () => ReadonlySet<string>
  level: TargetLevel
  /** A uniformly random whole number in `[0, below)`. */
  random: (below: number) => number
}>

/**
 * Draws the questions of one or two rounds from one pack, as indexes into the choices. With a swap, neither person has
 * seen the second question's script, since its candidate has just interviewed. Undefined when questions run out.
 */
export function drawRounds(draw: Draw): number[] | undefined {
  const first = inBoth(draw.asks.toAsk, draw.answers.toAnswer)
  if (!draw.swap) return first.length ? [pick(first, draw)] : undefined
  const second = inBoth(draw.asks.toAnswer, draw.answers.toAnswer).filter((place) => first.some(beside(place, draw)))
  if (!second.length) return undefined
  const later = pick(second, draw)
  return [pick(first.filter(beside(later, draw)), draw), later]
}

const beside =
  (place: number, { choices }: Draw) =>
  (other: number): boolean =>
    other !== place && choices[other]?.packId === choices[place]?.packId

/** Draws among the best fits; topic outranks level. */
function pick(places: readonly number[], { choices, topics, level, random }: Draw): number {
  const wanted = topics()
  const suits = places.map((place) => {
    const choice = choices[place]
    const isWanted = choice?.topics.some((topic) => wanted.has(topic.toLowerCase()))
    return (isWanted ? 2 : 0) + (choice?.levels.includes(level) ? 1 : 0)
  })
  const best = Math.max(...suits)
  const pool = places.filter((_, index) => suits[index] === best)
  const drawn = pool[random(pool.length)]
  if (drawn === undefined) throw new RangeError('a pick beyond the end of the list')
  return drawn
}

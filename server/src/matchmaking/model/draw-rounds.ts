import type { TargetLevel } from '@dryrun/shared/interview/terms.ts'
import { type Bits, inBoth } from './bitmap.ts'

/** A question that may be drawn. */
export type Choice = Readonly<{
  packId: string
  questionId: string
  topics: readonly string[]
  levels: readonly TargetLevel[]
}>

/**
 * The questions that somebody may still be given, by their places among the choices: to ask, those that they have not
 * answered; to answer, those of them whose script they have not seen either.
 */
export type Left = Readonly<{ toAsk: Bits; toAnswer: Bits }>

export type Draw = Readonly<{
  choices: readonly Choice[]
  /** What is left for who asks in the first round, and for who answers in it. */
  asks: Left
  answers: Left
  /** Whether they exchange roles for a second round. */
  swap: boolean
  /** In lower case; what both want, or else what either wants. Asked for where there is something to choose from. */
  topics: () => ReadonlySet<string>
  level: TargetLevel
  /** A whole number from 0 to below its argument, each as likely as the others. */
  random: (below: number) => number
}>

/**
 * The questions of the rounds, all of one pack, as places among the choices. None that either has answered, nor one
 * whose script whoever answers has seen; for a second round neither has seen it, for who answers then has just asked.
 * Nothing where there are not enough.
 */
export function drawRounds(draw: Draw): number[] | undefined {
  const first = inBoth(draw.asks.toAsk, draw.answers.toAnswer)
  if (!draw.swap) return first.length ? [pick(first, draw)] : undefined
  const second = inBoth(draw.asks.toAnswer, draw.answers.toAnswer).filter((place) => first.some(beside(place, draw)))
  if (!second.length) return undefined
  const later = pick(second, draw)
  return [pick(first.filter(beside(later, draw)), draw), later]
}

/** Whether another question can be played in one interview with this one. */
const beside =
  (place: number, { choices }: Draw) =>
  (other: number): boolean =>
    other !== place && choices[other]?.packId === choices[place]?.packId

/** One of those that suit best: by topic before level. */
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

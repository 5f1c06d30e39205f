import type { TargetLevel } from '@dryrun/shared/interview/terms.ts'

/** A question that may be drawn. */
export type Choice = Readonly<{
  packId: string
  questionId: string
  topics: readonly string[]
  levels: readonly TargetLevel[]
}>

/** What somebody knows of each question, by its place among the choices: nothing, or one or both of these. */
export type Known = Uint8Array
export const ANSWERED = 1
export const SCRIPT_SEEN = 2

export type Draw = Readonly<{
  choices: readonly Choice[]
  /** What who asks in the first round knows, and what who answers in it knows. */
  asks: Known
  answers: Known
  /** Whether they exchange roles for a second round. */
  swap: boolean
  /** In lower case; what both want, or else what either wants. */
  topics: ReadonlySet<string>
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
  const first = openTo(draw, SCRIPT_SEEN, 0)
  if (!draw.swap) return first.length ? [pick(first, draw)] : undefined
  const second = openTo(draw, SCRIPT_SEEN, SCRIPT_SEEN).filter((place) => first.some(beside(place, draw)))
  if (!second.length) return undefined
  const later = pick(second, draw)
  return [pick(first.filter(beside(later, draw)), draw), later]
}

/** Those that neither has answered, and of which they don't know what they must not. */
function openTo({ choices, asks, answers }: Draw, answering: number, asking: number): number[] {
  const open: number[] = []
  for (let place = 0; place < choices.length; place += 1) {
    const isKnown = (answers[place] ?? 0) & (ANSWERED | answering) || (asks[place] ?? 0) & (ANSWERED | asking)
    if (!isKnown) open.push(place)
  }
  return open
}

/** Whether another question can be played in one interview with this one. */
const beside =
  (place: number, { choices }: Draw) =>
  (other: number): boolean =>
    other !== place && choices[other]?.packId === choices[place]?.packId

/** One of those that suit best: by topic before level. */
function pick(places: readonly number[], { choices, topics, level, random }: Draw): number {
  const suits = places.map((place) => {
    const choice = choices[place]
    const isWanted = choice?.topics.some((topic) => topics.has(topic.toLowerCase()))
    return (isWanted ? 2 : 0) + (choice?.levels.includes(level) ? 1 : 0)
  })
  const best = Math.max(...suits)
  const pool = places.filter((_, index) => suits[index] === best)
  const drawn = pool[random(pool.length)]
  if (drawn === undefined) throw new RangeError('a pick beyond the end of the list')
  return drawn
}

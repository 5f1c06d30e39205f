import { mss } from '@dryrun/shared/format.ts'
import { factItem, runningMs } from '@dryrun/shared/interview/interview.ts'
import type { Phase } from '@dryrun/shared/interview/terms.ts'
import type { Review } from './use-review.ts'

/** A moment marked during the round; `clock` is in running milliseconds of the round. */
export type Marker = { clock: number; words: string }

export function markersOf(review: Review, plan: readonly Phase[]): Marker[] {
  const { script } = review.question
  const at = (moment: number) => runningMs(review, moment)
  const named = (items: readonly { id: string }[], id: string) => items.find((item) => item.id === id)
  const phases = review.visits.map(({ phase, from }) => ({
    clock: from,
    words: `Phase: ${plan.find(({ id }) => id === phase)?.name ?? phase}`,
  }))
  const used = review.used.map(({ itemId, at: moment }) => ({ clock: at(moment), words: usedWords(review, itemId) }))
  const ticks = review.ticks.flatMap(({ pointId, at: moment }) => {
    const point = script.points.find(({ id }) => id === pointId)
    return point ? [{ clock: at(moment), words: `Heard: ${point.point}` }] : []
  })
  const flags = review.flags.flatMap(({ flagId, at: moment }) => {
    const flag = script.redFlags.find(({ id }) => id === flagId)
    return flag ? [{ clock: at(moment), words: `Red flag: ${flag.flag}` }] : []
  })
  const notes = review.notes.map(({ text, tags, at: moment }) => ({
    clock: at(moment),
    words: `Note: ${[...tags, text].filter(Boolean).join(' · ')}`,
  }))
  const evidence = review.evidence.map(({ dimension, note, at: moment }) => {
    const row = named(review.question.rubric, dimension) as { name: string } | undefined
    return { clock: at(moment), words: `Evidence, ${row?.name ?? dimension}${note && `: ${note}`}` }
  })
  return [...phases, ...used, ...ticks, ...flags, ...notes, ...evidence].sort((a, b) => a.clock - b.clock)
}

function usedWords({ question: { script } }: Review, itemId: string): string {
  const fact = script.facts.find(({ id }) => factItem(id) === itemId)
  if (fact) return `Told: ${fact.tell}`
  const followUp = script.followUps.find(({ id }) => id === itemId)
  if (followUp) return `Asked: ${followUp.ask}`
  const hint = script.hints.find(({ id }) => id === itemId)
  return hint ? `Hint: ${hint.text}` : 'Requirement changed'
}

/** Parses "14:20" to milliseconds, or undefined if malformed. Minutes go past 59, like the round's clock. */
export function clockOf(text: string): number | undefined {
  const match = /^\s*(\d{1,3}):([0-5]\d)\s*$/.exec(text)
  return match ? (Number(match[1]) * 60 + Number(match[2])) * 1000 : undefined
}

export const lengthOf = (review: Review): number => runningMs(review, review.endedAt)

export function isMoment(review: Review, text: string): boolean {
  const clock = clockOf(text)
  return clock !== undefined && clock <= lengthOf(review)
}

export const momentRange = (review: Review): string => `between 0:00 and ${mss(lengthOf(review))}`

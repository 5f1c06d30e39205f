import type { TargetLevel } from '@dryrun/shared/interview/terms.ts'
import { questionKey } from '../../progress/model/question-key.ts'
import { bitsOf, overlap, placesOf } from './bitmap.ts'
import { type Choice, drawRounds, type Left } from './draw-rounds.ts'
import { type Roles, rolesFor, type Seeker, seekersOf, type Waiting } from './seeker.ts'

/** Of each person, the questions by their keys. */
type Keys = ReadonlyMap<string, ReadonlySet<string>>

export type Pool = Readonly<{
  waiting: readonly Waiting[]
  choices: readonly Choice[]
  /** Those who are not to be offered to each other: blocked, met last time, or declined just now. */
  apart: readonly (readonly [string, string])[]
  answered: Keys
  scriptSeen: Keys
  now: number
  /** A whole number from 0 to below its argument, each as likely as the others. */
  random: (below: number) => number
}>

/** Two who are to be offered each other. The host has waited longer; `level` is that of who answers first. */
export type Pair = Readonly<{
  hostId: string
  guestId: string
  level: TargetLevel
  packId: string
  rounds: { questionId: string; interviewer: 'host' | 'guest' }[]
}>

/**
 * Brings together who waits: whoever has waited longest chooses first, and gets the one who has waited longest of those
 * who fit. So nobody is passed over for somebody who came later, and nobody is left who would fit another who is left.
 */
export function pair(pool: Pool): Pair[] {
  const left = leftFor(pool)
  const seekers = seekersOf(pool.waiting, pool.apart).map((seeker) => ({ ...seeker, ...left(seeker.id) }))
  const free = new Set(seekers)
  const pairs: Pair[] = []
  for (const elder of seekers) {
    if (!free.delete(elder)) continue
    const found = partnerOf(elder, free, pool)
    if (!found) continue
    free.delete(found.younger)
    pairs.push(found.pair)
  }
  return pairs
}

type Player = Seeker & Left

/** What is left of the questions for anybody. */
function leftFor({ choices, answered, scriptSeen }: Pool): (id: string) => Left {
  const keys = choices.map(questionKey)
  const places = placesOf(keys)
  return (id) => {
    const open = keys.filter((key) => !answered.get(id)?.has(key))
    const fresh = open.filter((key) => !scriptSeen.get(id)?.has(key))
    return { toAsk: bitsOf(open, places), toAnswer: bitsOf(fresh, places) }
  }
}

/** The first of those who are free, who came later, to fit and to have a question left with them. */
function partnerOf(elder: Player, free: ReadonlySet<Player>, pool: Pool) {
  for (const younger of free) {
    // It costs least, and without it nothing else matters.
    if (!overlap(elder.toAsk, younger.toAsk)) continue
    const roles = rolesFor(elder, younger, pool.now)
    const pair = roles && pairOf([elder, younger], roles, pool)
    if (pair) return { younger, pair }
  }
  return undefined
}

function pairOf([elder, younger]: [Player, Player], roles: Roles, { choices, random }: Pool): Pair | undefined {
  const swap = roles === 'swap'
  const hostAsks = swap ? random(2) === 0 : roles === 'elder asks'
  const [asks, answers] = hostAsks ? [elder, younger] : [younger, elder]
  const topics = () => topicsOf(elder, younger)
  const drawn = drawRounds({ choices, asks, answers, swap, topics, level: answers.level, random })
  const played = drawn?.flatMap((place) => choices[place] ?? [])
  const packId = played?.[0]?.packId
  if (!played || packId === undefined) return undefined
  return {
    hostId: elder.id,
    guestId: younger.id,
    level: answers.level,
    packId,
    rounds: played.map(({ questionId }, round) => ({
      questionId,
      interviewer: hostAsks === (round === 0) ? 'host' : 'guest',
    })),
  }
}

/** What both want; where they want nothing in common, what either wants. */
function topicsOf({ topicNames }: Seeker, { topicNames: others }: Seeker): ReadonlySet<string> {
  const common = topicNames.filter((topic) => others.includes(topic))
  return new Set(common.length ? common : [...topicNames, ...others])
}

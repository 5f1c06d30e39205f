import type { TargetLevel } from '@dryrun/shared/interview/terms.ts'
import { questionKey } from '../../progress/model/question-key.ts'
import { bitsOf, overlap, placesOf } from './bitmap.ts'
import { type Choice, drawRounds, type Left } from './draw-rounds.ts'
import { type Roles, rolesFor, type Seeker, seekersOf, type Waiting } from './seeker.ts'

type Keys = ReadonlyMap<string, ReadonlySet<string>>

export type Pool = Readonly<{
  waiting: readonly Waiting[]
  choices: readonly Choice[]
  /** Pairs that must not be matched: blocked, matched last time, or just declined. */
  apart: readonly (readonly [string, string])[]
  answered: Keys
  scriptSeen: Keys
  now: number
  /** A uniformly random whole number in `[0, below)`. */
  random: (below: number) => number
}>

/** A pair to be offered to each other. The host has waited longer; `level` is the first candidate's. */
export type Pair = Readonly<{
  hostId: string
  guestId: string
  level: TargetLevel
  packId: string
  rounds: { questionId: string; interviewer: 'host' | 'guest' }[]
}>

/**
 * Pairs people in order of waiting time: the longest-waiting person gets the longest-waiting partner who fits. No later
 * arrival overtakes an earlier one, and no two unmatched people fit each other.
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

function leftFor({ choices, answered, scriptSeen }: Pool): (id: string) => Left {
  const keys = choices.map(questionKey)
  const places = placesOf(keys)
  return (id) => {
    const open = keys.filter((key) => !answered.get(id)?.has(key))
    const fresh = open.filter((key) => !scriptSeen.get(id)?.has(key))
    return { toAsk: bitsOf(open, places), toAnswer: bitsOf(fresh, places) }
  }
}

function partnerOf(elder: Player, free: ReadonlySet<Player>, pool: Pool) {
  for (const younger of free) {
    // The cheapest check comes first.
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

function topicsOf({ topicNames }: Seeker, { topicNames: others }: Seeker): ReadonlySet<string> {
  const common = topicNames.filter((topic) => others.includes(topic))
  return new Set(common.length ? common : [...topicNames, ...others])
}

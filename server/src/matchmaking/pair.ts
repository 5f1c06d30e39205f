import type { TargetLevel } from '@dryrun/shared/interview/terms.ts'
import { questionKey } from '../progress/rounds.ts'
import { ANSWERED, type Choice, drawRounds, type Known, SCRIPT_SEEN } from './draw-rounds.ts'
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
  const seekers = seekersOf(pool.waiting, pool.apart)
  const known = new Map(seekers.map(({ id }) => [id, knownTo(id, pool)]))
  const free = new Set(seekers)
  const pairs: Pair[] = []
  for (const elder of seekers) {
    if (!free.delete(elder)) continue
    const found = partnerOf(elder, free, { pool, known })
    if (!found) continue
    free.delete(found.younger)
    pairs.push(found.pair)
  }
  return pairs
}

type Knowledge = Readonly<{ pool: Pool; known: ReadonlyMap<string, Known> }>

/** The first of those who are free, who came later, to fit and to have a question left with them. */
function partnerOf(elder: Seeker, free: ReadonlySet<Seeker>, knowledge: Knowledge) {
  for (const younger of free) {
    const roles = rolesFor(elder, younger, knowledge.pool.now)
    const pair = roles && pairOf(elder, younger, { roles, ...knowledge })
    if (pair) return { younger, pair }
  }
  return undefined
}

function pairOf(
  elder: Seeker,
  younger: Seeker,
  { roles, pool: { choices, random }, known }: Knowledge & { roles: Roles },
): Pair | undefined {
  const hostAsks = roles === 'swap' ? random(2) === 0 : roles === 'elder asks'
  const [asks, answers] = hostAsks ? [elder, younger] : [younger, elder]
  const drawn = drawRounds({
    choices,
    asks: known.get(asks.id) ?? new Uint8Array(),
    answers: known.get(answers.id) ?? new Uint8Array(),
    swap: roles === 'swap',
    topics: topicsOf(elder, younger),
    level: answers.level,
    random,
  })?.map((place) => choices[place])
  const packId = drawn?.[0]?.packId
  if (!drawn || packId === undefined) return undefined
  return {
    hostId: elder.id,
    guestId: younger.id,
    level: answers.level,
    packId,
    rounds: drawn.map((choice, round) => ({
      questionId: choice?.questionId ?? '',
      interviewer: hostAsks === (round === 0) ? 'host' : 'guest',
    })),
  }
}

/** What both want; where they want nothing in common, what either wants. */
function topicsOf({ wanted }: Seeker, { wanted: other }: Seeker): ReadonlySet<string> {
  const common = [...wanted].filter((topic) => other.has(topic))
  return new Set(common.length ? common : [...wanted, ...other])
}

function knownTo(id: string, { choices, answered, scriptSeen }: Pool): Known {
  const [done, seen] = [answered.get(id), scriptSeen.get(id)]
  return Uint8Array.from(choices, (choice) => {
    const key = questionKey(choice)
    return (done?.has(key) ? ANSWERED : 0) | (seen?.has(key) ? SCRIPT_SEEN : 0)
  })
}

import type { QueueRequest } from '@dryrun/shared/api/queue.ts'
import { TargetLevel } from '@dryrun/shared/interview/terms.ts'
import { type Bits, bitsOf, overlap, placesOf } from './bitmap.ts'

export type Waiting = Readonly<QueueRequest & { id: string; joinedAt: number }>

export type Seeker = Waiting &
  Readonly<{
    rank: number
    spoken: Bits
    wanted: Bits
    /** Lower case. */
    topicNames: readonly string[]
    apart: ReadonlySet<string>
  }>

export type Roles = 'elder asks' | 'younger asks' | 'swap'

/** Waiting time after which the neighboring level fits, and after which any level fits. */
const NEXT_LEVEL_MS = 30_000
const ANY_LEVEL_MS = 90_000
/** Waiting time after which topics need not overlap. */
const ANY_TOPIC_MS = 60_000

/** Sorted by waiting time, the longest first. `apart` pairs apply in both directions. */
export function seekersOf(waiting: readonly Waiting[], apart: readonly (readonly [string, string])[]): Seeker[] {
  const others = new Map(waiting.map(({ id }) => [id, new Set<string>()]))
  for (const [one, other] of apart) {
    others.get(one)?.add(other)
    others.get(other)?.add(one)
  }
  const languages = placesOf(waiting.flatMap((each) => each.languages.map(spokenOf)))
  const topics = placesOf(waiting.flatMap((each) => each.topics.map(lowerCase)))
  return waiting
    .map((each): Seeker => {
      const topicNames = each.topics.map(lowerCase)
      return {
        ...each,
        rank: TargetLevel.options.indexOf(each.level),
        spoken: bitsOf(each.languages.map(spokenOf), languages),
        wanted: bitsOf(topicNames, topics),
        topicNames,
        apart: others.get(each.id) ?? new Set(),
      }
    })
    .toSorted((a, b) => a.joinedAt - b.joinedAt || (a.id < b.id ? -1 : 1))
}

const lowerCase = (topic: string): string => topic.toLowerCase()

/** Ignores the region: `pt` and `pt-BR` match. */
const spokenOf = (language: string): string => language.split('-')[0] ?? language

/** The roles of the two, or undefined when they do not fit. The elder's waiting time sets how far apart they may be. */
export function rolesFor(elder: Seeker, younger: Seeker, now: number): Roles | undefined {
  const roles = rolesOf(elder, younger)
  if (!roles || elder.id === younger.id || elder.apart.has(younger.id)) return undefined
  const waited = now - elder.joinedAt
  if (Math.abs(elder.rank - younger.rank) > reachAfter(waited)) return undefined
  if (!overlap(elder.spoken, younger.spoken)) return undefined
  const isChoosy = waited < ANY_TOPIC_MS && elder.topicNames.length > 0 && younger.topicNames.length > 0
  return isChoosy && !overlap(elder.wanted, younger.wanted) ? undefined : roles
}

function rolesOf({ role }: Waiting, { role: other }: Waiting): Roles | undefined {
  if (role === 'either' && other === 'either') return 'swap'
  if (role === other) return undefined
  return role === 'interviewer' || other === 'candidate' ? 'elder asks' : 'younger asks'
}

function reachAfter(waited: number): number {
  if (waited < NEXT_LEVEL_MS) return 0
  return waited < ANY_LEVEL_MS ? 1 : TargetLevel.options.length
}

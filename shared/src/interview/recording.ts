import { z } from 'zod'
import type { Pause, Visit } from './interview.ts'
import type { Phase, TargetLevel } from './terms.ts'
import type { PersonView } from './view.ts'

/**
 * An ended interview to be watched again: what one pair of eyes saw of it, as frames, from the start of its first round
 * to its end. Times are milliseconds of the server's clock.
 */

/**
 * Through whose eyes: one's own, as one saw it live; and once the seal is broken, for the two players, those of whoever
 * asked or answered in each round.
 */
export const Eyes = z.enum(['own', 'interviewer', 'candidate'])
export type Eyes = z.infer<typeof Eyes>

/** What can be jumped to on the timeline. */
export const MarkerKind = z.enum(['followUp', 'hint', 'curveball', 'point', 'flag', 'note', 'evidence', 'change'])
export type MarkerKind = z.infer<typeof MarkerKind>

/** A tagged moment. `ref` is what it belongs to: a dimension for evidence, else the entry of the script, if any. */
export type Marker = Readonly<{ kind: MarkerKind; round: number; at: number; words: string; ref: string | null }>

/** One round of the recording. `visits` count milliseconds of running clock, as in the room. */
export type Chapter = Readonly<{
  round: number
  title: string
  interviewer: string | null
  candidate: string | null
  startedAt: number
  endedAt: number
  pauses: readonly Pause[]
  visits: readonly Visit[]
}>

/** All that is known before the first frame has come. `choices` are the eyes that the asker may take. */
export type RecordingHead = Readonly<{
  interview: Readonly<{ id: string; title: string; targetLevel: TargetLevel }>
  eyes: Eyes
  choices: readonly Eyes[]
  me: string | null
  people: readonly PersonView[]
  plan: readonly Phase[]
  chapters: readonly Chapter[]
  markers: readonly Marker[]
  startedAt: number
  endedAt: number
}>

/** Where somebody pointed and looked, in scene pixels, a few times a second at most. */
export type Pointing = Readonly<{
  at: number
  by: string
  cursor: readonly [number, number] | null
  viewport: Readonly<{ x: number; y: number; width: number; height: number }> | null
}>

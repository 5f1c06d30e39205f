import { z } from 'zod'
import { most } from '../limits.ts'

/**
 * A text by a user. Refuses NUL and unpaired surrogates, because PostgreSQL cannot store them as JSON and one would
 * fail the whole commit, other participants' changes included.
 */
export const Words = z.string().regex(/^[^\0\p{Cs}]*$/u, 'contains a character that cannot be stored')

export const TargetLevel = z.enum(['mid', 'senior', 'staff'])
export type TargetLevel = z.infer<typeof TargetLevel>

/** The dimensions of both kinds of question. */
export const DimensionId = z.enum([
  'requirements',
  'estimation',
  'api-and-data',
  'high-level-design',
  'deep-dive',
  'framing',
  'mechanism',
  'numbers',
  'trade-offs',
  'operation',
  'communication',
])
export type DimensionId = z.infer<typeof DimensionId>

/** A place in the interview, kept for all rounds. `host` and `guest` are the players. */
export const Seat = z.enum(['host', 'guest', 'shadow', 'audience'])
export type Seat = z.infer<typeof Seat>
export const Player = Seat.extract(['host', 'guest'])
export type Player = z.infer<typeof Player>

export const Role = z.enum(['interviewer', 'candidate', 'shadow', 'audience'])
export type Role = z.infer<typeof Role>

/** What has checks in a script. */
export const CheckedItem = z.enum(['point', 'followUp'])
export type CheckedItem = z.infer<typeof CheckedItem>

/** Whether the candidate raised a point alone, after a question or after a hint. */
export const Prompting = z.enum(['unprompted', 'prompted', 'hinted'])
export type Prompting = z.infer<typeof Prompting>

/** 1 strong no · 2 lean no · 3 lean yes · 4 strong yes. */
export const Level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
export type Level = z.infer<typeof Level>

export const Phase = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/, 'use lower-case letters, digits and hyphens, at most 40'),
  name: Words.trim().min(1).max(60),
  minutes: z
    .number('write the minutes as a number')
    .min(1, 'give every phase at least a minute')
    .max(most.phaseMinutes, `a phase lasts at most ${most.phaseMinutes} minutes`),
})
export type Phase = z.infer<typeof Phase>

/** 45 minutes, the usual length at most companies; for design questions. */
export const defaultPlan: readonly Phase[] = [
  { id: 'intro', name: 'Introduction', minutes: 2 },
  { id: 'requirements', name: 'Requirements', minutes: 6 },
  { id: 'estimates', name: 'Estimates that steer the design', minutes: 4 },
  { id: 'api-and-data', name: 'API and data model', minutes: 5 },
  { id: 'high-level', name: 'High-level design', minutes: 12 },
  { id: 'deep-dive', name: 'Deep dive', minutes: 11 },
  { id: 'trade-offs', name: 'Trade-offs, failure, operation', minutes: 4 },
  { id: 'close', name: 'Close', minutes: 1 },
]
export const defaultPlanMinutes = defaultPlan.reduce((sum, { minutes }) => sum + minutes, 0)

/** Media types of a recorded voice: what browsers record. */
export const VoiceKind = z.enum(['audio/webm', 'audio/mp4'])
export type VoiceKind = z.infer<typeof VoiceKind>

/** As long as `defaultPlan`, for questions that ask for an explanation. */
export const discussionPlan: readonly Phase[] = [
  { id: 'intro', name: 'Opening', minutes: 2 },
  { id: 'framing', name: 'Frame the problem', minutes: 5 },
  { id: 'mechanism', name: 'Explain the mechanism', minutes: 12 },
  { id: 'numbers', name: 'Numbers that steer', minutes: 6 },
  { id: 'deep-dive', name: 'Deep dive', minutes: 12 },
  { id: 'change', name: 'Change', minutes: 5 },
  { id: 'close', name: 'Close', minutes: 3 },
]

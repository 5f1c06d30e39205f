import { z } from 'zod'

/**
 * Anything a person writes. Refused are NUL and half of a character, which no database keeps as JSON: a single one
 * would fail the commit it is part of, and with it everyone else's changes in the same commit.
 */
export const Words = z.string().regex(/^[^\0\p{Cs}]*$/u, 'contains a character that cannot be stored')

/** The level against which a candidate asks to be judged. */
export const TargetLevel = z.enum(['mid', 'senior', 'staff'])
export type TargetLevel = z.infer<typeof TargetLevel>

/** The seven dimensions of the default rubric. */
export const DimensionId = z.enum([
  'requirements',
  'estimation',
  'api-and-data',
  'high-level-design',
  'deep-dive',
  'trade-offs',
  'communication',
])
export type DimensionId = z.infer<typeof DimensionId>

/** A place at the table, kept for the whole interview. Only `host` and `guest` take turns as interviewer and candidate. */
export const Seat = z.enum(['host', 'guest', 'shadow', 'audience'])
export type Seat = z.infer<typeof Seat>
export const Player = Seat.extract(['host', 'guest'])
export type Player = z.infer<typeof Player>

/** What a seat does in one round. */
export const Role = z.enum(['interviewer', 'candidate', 'shadow', 'audience'])
export type Role = z.infer<typeof Role>

/** How a point came up: by the candidate alone, after a question, or after a hint. */
export const Prompting = z.enum(['unprompted', 'prompted', 'hinted'])
export type Prompting = z.infer<typeof Prompting>

/** 1 strong no · 2 lean no · 3 lean yes · 4 strong yes. */
export const Level = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
export type Level = z.infer<typeof Level>

export const Phase = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: Words.trim().min(1).max(60),
  minutes: z
    .number('write the minutes as a number')
    .min(1, 'give every phase at least a minute')
    .max(180, 'a phase lasts at most 180 minutes'),
})
export type Phase = z.infer<typeof Phase>

/** 45 minutes, as most companies hold them. */
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

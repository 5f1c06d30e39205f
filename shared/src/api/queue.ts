import { z } from 'zod'
import { TargetLevel, Words } from '../interview/terms.ts'
import { LanguageCode } from './profile.ts'

/** Whom somebody wants to be: who asks, who answers, or both in turn. */
export const WantedRole = z.enum(['interviewer', 'candidate', 'either'])
export type WantedRole = z.infer<typeof WantedRole>

/** What somebody who waits wants. No topics are all topics. */
export const QueueRequest = z.strictObject({
  role: WantedRole,
  level: TargetLevel,
  topics: z.array(Words.trim().min(1).max(60)).max(20, 'choose at most twenty topics'),
  languages: z.array(LanguageCode).min(1, 'choose a language').max(10, 'choose at most ten languages'),
})
export type QueueRequest = z.infer<typeof QueueRequest>

/** How many wait now, and within how many minutes most have found somebody; nothing where too few have waited to say. */
export const QueueNews = z.object({ waiting: z.number(), usuallyMinutes: z.number().nullable() })
export type QueueNews = z.infer<typeof QueueNews>

/**
 * A partner on offer: a first name, how often they came to what they had agreed to, and what they want. `role` is one's
 * own in the first of the `rounds`; `accepted` is whether oneself has accepted.
 */
export const QueueOffer = z.object({
  partner: z.object({
    name: z.string(),
    kept: z.number(),
    missed: z.number(),
    level: TargetLevel,
    languages: z.array(z.string()),
  }),
  role: z.enum(['interviewer', 'candidate']),
  rounds: z.number(),
  level: TargetLevel,
  accepted: z.boolean(),
  expiresAt: z.number(),
})
export type QueueOffer = z.infer<typeof QueueOffer>

/** Where somebody stands. `now` is the server's clock; times are milliseconds since 1970. */
export const QueueState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('out'), now: z.number() }),
  /** There is no place for whoever knows every question that could be drawn: they have answered it, or read its script. */
  z.object({ state: z.literal('knowsAll'), now: z.number() }),
  /** Kept out of the queue for having missed two interviews in a row. */
  z.object({ state: z.literal('resting'), now: z.number(), until: z.number() }),
  z.object({
    state: z.literal('waiting'),
    now: z.number(),
    since: z.number(),
    wants: QueueRequest,
    news: QueueNews,
    /** When the last offer fell through because of the other. */
    letDownAt: z.number().nullable(),
  }),
  z.object({ state: z.literal('offered'), now: z.number(), offer: QueueOffer }),
  z.object({ state: z.literal('matched'), now: z.number(), interviewId: z.string() }),
])
export type QueueState = z.infer<typeof QueueState>

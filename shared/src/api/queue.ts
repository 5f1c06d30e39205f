import { z } from 'zod'
import { TargetLevel } from '../interview/terms.ts'
import { most } from '../limits.ts'
import { LanguageCode, Topic } from './profile.ts'

/** The wanted role; `either` means one round of each. */
export const WantedRole = z.enum(['interviewer', 'candidate', 'either'])
export type WantedRole = z.infer<typeof WantedRole>

/** An empty list of topics means any. */
export const QueueRequest = z.strictObject({
  role: WantedRole,
  level: TargetLevel,
  topics: z.array(Topic).max(most.topics, `choose at most ${most.topics} topics`),
  languages: z
    .array(LanguageCode)
    .min(1, 'choose a language')
    .max(most.languages, `choose at most ${most.languages} languages`),
})
export type QueueRequest = z.infer<typeof QueueRequest>

/** `usuallyMinutes` is the time within which most people find a partner; null with too little data. */
export const QueueNews = z.object({ waiting: z.number(), usuallyMinutes: z.number().nullable() })
export type QueueNews = z.infer<typeof QueueNews>

/**
 * `partner` shows attendance and wishes under a first name only. `role` is the asker's in the first round, `accepted`
 * their answer.
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

/** `now` is the server's time; all times in milliseconds since 1970. */
export const QueueState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('out'), now: z.number() }),
  /** The person has answered, or read the script of, every question that could be drawn. */
  z.object({ state: z.literal('knowsAll'), now: z.number() }),
  /** In the cooldown after two missed interviews in a row. */
  z.object({ state: z.literal('resting'), now: z.number(), until: z.number() }),
  z.object({
    state: z.literal('waiting'),
    now: z.number(),
    since: z.number(),
    wants: QueueRequest,
    news: QueueNews,
    letDownAt: z.number().nullable(),
  }),
  z.object({ state: z.literal('offered'), now: z.number(), offer: QueueOffer }),
  z.object({ state: z.literal('matched'), now: z.number(), interviewId: z.string() }),
])
export type QueueState = z.infer<typeof QueueState>

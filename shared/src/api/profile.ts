import { z } from 'zod'
import { TargetLevel, Words } from '../interview/terms.ts'
import { most } from '../limits.ts'

/** An IANA time zone. Checks the syntax only, because the known zones depend on the runtime. */
export const TimeZone = z.string().regex(/^[A-Za-z][A-Za-z0-9_+/-]{0,59}$/, 'choose a time zone')
/** A BCP 47 tag, such as `en` or `pt-BR`. */
export const LanguageCode = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/, 'choose a language')

/** A weekly time in minutes since midnight in the person's zone; day 0 is Monday. */
export const WeeklyTime = z
  .strictObject({
    day: z.number().int().min(0).max(6),
    from: z.number().int().min(0).max(1439),
    to: z.number().int().min(1).max(1440),
  })
  .refine(({ from, to }) => from < to, 'a time ends after it begins')
export type WeeklyTime = z.infer<typeof WeeklyTime>

/** A topic of questions, as a person writes it. */
export const Topic = Words.trim().min(1, 'enter a topic').max(60, 'use at most 60 characters in a topic')

export const Profile = z.strictObject({
  timeZone: TimeZone,
  languages: z.array(LanguageCode).max(most.languages, `choose at most ${most.languages} languages`),
  targetLevel: TargetLevel,
  topics: z.array(Topic).max(most.topics, `name at most ${most.topics} topics`),
  availability: z.array(WeeklyTime).max(most.weeklyTimes, `name at most ${most.weeklyTimes} times`),
})
export type Profile = z.infer<typeof Profile>

/** `saved` is false while the person has the default profile. */
export const ProfileReply = z.object({ profile: Profile, saved: z.boolean() })

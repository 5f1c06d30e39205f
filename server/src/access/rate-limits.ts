import type { Limits } from '../limits.ts'
import { type Route, rowOf } from './route-policy.ts'

/** Requests a minute from one address to one route. Each route counts by itself. */
type RateLimit = (limits: Limits) => number

/** All routes of the API without a row below, counted together. */
export const otherRequests: RateLimit = ({ requestsPerMinute }) => requestsPerMinute

/** Sign-ins, passwords, verification of addresses and deletion. */
const accounts: RateLimit = ({ signInPerMinute }) => signInPerMinute
/** Names and claims of links, which create guests. */
const guests: RateLimit = ({ signInPerMinute }) => signInPerMinute
const interviewsOpened: RateLimit = ({ costlyPerMinute }) => costlyPerMinute
/** Commands of slots, which send emails. */
const slotCommands: RateLimit = ({ costlyPerMinute }) => costlyPerMinute
/** Entering, leaving and accepting; only one of them changes the queue of others. */
const queueCommands: RateLimit = ({ costlyPerMinute }) => costlyPerMinute
/** Counted apart from `otherRequests`, so that people who wait behind one address do not use those up. */
const queueHeartbeats: RateLimit = ({ requestsPerMinute }) => requestsPerMinute
/** Twelve a minute for each person who is recorded; many of them may be behind one address. */
const voiceChunks: RateLimit = ({ requestsPerMinute }) => 2 * requestsPerMinute
/** Packs and recordings, which a checker process reads. */
const uploads: RateLimit = ({ costlyPerMinute }) => costlyPerMinute
const packChecks: RateLimit = ({ packChecksPerMinute }) => packChecksPerMinute
const moderation: RateLimit = ({ costlyPerMinute }) => costlyPerMinute
const blindScores: RateLimit = ({ costlyPerMinute }) => costlyPerMinute
/** Each request reads all rounds of a person. */
const progressReads: RateLimit = ({ requestsPerMinute }) => Math.ceil(requestsPerMinute / 10)

const rateLimits: Readonly<Partial<Record<string, RateLimit>>> = {
  'POST /api/me': guests,
  'POST /api/links/:token/claim': guests,
  'POST /api/slot-links/:token/join': guests,

  'POST /api/account': accounts,
  'DELETE /api/account': accounts,
  'GET /api/account/data': accounts,
  'POST /api/account/proof': accounts,
  'POST /api/account/prove': accounts,
  'POST /api/sign-in': accounts,
  'POST /api/sign-in/:way': accounts,
  'GET /api/sign-in/:way/return': accounts,
  'POST /api/password': accounts,
  'POST /api/password/forgot': accounts,
  'POST /api/password/reset': accounts,

  'POST /api/interviews': interviewsOpened,
  'POST /api/interviews/:id/retry': interviewsOpened,
  'POST /api/interviews/:id/solo': interviewsOpened,
  'POST /api/solo': interviewsOpened,

  'POST /api/slots': slotCommands,
  'POST /api/slots/:slotId': slotCommands,
  'POST /api/slots/:slotId/link': slotCommands,
  'POST /api/slots/:slotId/enter': slotCommands,

  'POST /api/queue': queueCommands,
  'POST /api/queue/accept': queueCommands,
  'DELETE /api/queue/me': queueCommands,
  'PUT /api/queue/me': queueHeartbeats,

  'PUT /api/interviews/:id/voices/:take/:n': voiceChunks,

  'POST /api/own-packs': uploads,
  'POST /api/own-packs/:packId/publish': uploads,
  'POST /api/recordings': uploads,
  'POST /api/own-packs/check': packChecks,
  'PUT /api/own-packs/:packId': packChecks,

  'POST /api/interviews/:id/blocks': moderation,
  'POST /api/interviews/:id/complaints': moderation,
  'POST /api/calibrations/:calibrationId/open': blindScores,
  'POST /api/calibrations/:calibrationId/scores': blindScores,
  'GET /api/progress': progressReads,
  'POST /api/study/ticks': progressReads,
} satisfies Partial<Record<Route, RateLimit>>

/** Returns the limit of a route of its own; undefined for a route that counts among `otherRequests`. */
export const rateLimitOf = (method: string, url: string): RateLimit | undefined => rateLimits[rowOf(method, url)]

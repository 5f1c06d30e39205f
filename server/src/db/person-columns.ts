import type { PgColumn } from 'drizzle-orm/pg-core'
import { blindScores, calibrationConsents } from './tables/calibration.ts'
import { images, interviewPeople, interviews } from './tables/interviews.ts'
import { interviewEvents } from './tables/log.ts'
import { attendances, blocks, complaints, suspensions } from './tables/moderation.ts'
import { ownPacks } from './tables/packs.ts'
import { accounts, sessions } from './tables/people.ts'
import { earlierSelves, profiles } from './tables/profiles.ts'
import { interviewRounds, scriptsSeen, studyTicks } from './tables/progress.ts'
import { expectedPeople, queueEntries, queueOffers } from './tables/queue.ts'
import { slots } from './tables/slots.ts'
import { pointings, recordings, shares } from './tables/watching.ts'

/**
 * What becomes of the rows that name a person in this column. When they delete what is theirs, rows go, or stay because
 * they belong to an interview that somebody else sits in too. When a guest goes on with an account, rows become the
 * account's, or stay under the guest's id because they belong to their seat in an interview.
 */
export type PersonColumn = Readonly<{
  column: PgColumn
  leaving: 'goes' | 'stays'
  joining: 'moves' | 'stays'
  /** What of these rows is in the file that somebody takes along, and under which name: column by column, no secrets. */
  told?: readonly [name: string, columns: Record<string, PgColumn>]
}>

const ownRow = { leaving: 'goes', joining: 'moves' } as const
/** Goes with its interview, or with the person's own row. */
const seatRow = { leaving: 'stays', joining: 'stays' } as const

/**
 * Every column that names a person. A test compares it with all tables: a new one comes here, or what it holds could
 * neither be deleted nor come along.
 */
export const personColumns: readonly PersonColumn[] = [
  { column: profiles.personId, ...ownRow },
  { column: recordings.ownerId, ...ownRow },
  { column: ownPacks.ownerId, ...ownRow },
  { column: sessions.userId, leaving: 'goes', joining: 'stays' },
  { column: accounts.userId, leaving: 'goes', joining: 'stays' },
  { column: earlierSelves.personId, leaving: 'goes', joining: 'stays' },
  { column: earlierSelves.guestId, ...seatRow },
  { column: pointings.by, leaving: 'goes', joining: 'stays' },
  {
    column: shares.by,
    leaving: 'goes',
    joining: 'stays',
    told: ['shares', { interviewId: shares.interviewId, createdAt: shares.createdAt, expiresAt: shares.expiresAt }],
  },
  {
    column: queueEntries.personId,
    ...ownRow,
    told: ['waitingFor', { role: queueEntries.role, level: queueEntries.level, joinedAt: queueEntries.joinedAt }],
  },
  { column: queueOffers.hostId, ...ownRow },
  { column: queueOffers.guestId, ...ownRow },
  {
    column: slots.hostId,
    ...ownRow,
    told: ['slots', { id: slots.id, stage: slots.stage, startsAt: slots.startsAt, createdAt: slots.createdAt }],
  },
  {
    column: slots.guestId,
    ...ownRow,
    told: ['slots', { id: slots.id, stage: slots.stage, startsAt: slots.startsAt, createdAt: slots.createdAt }],
  },
  { column: attendances.personId, ...ownRow, told: ['kept', { outcome: attendances.outcome, at: attendances.at }] },
  { column: blocks.by, ...ownRow, told: ['blocks', { name: blocks.name, createdAt: blocks.createdAt }] },
  { column: blocks.blocked, ...ownRow },
  { column: suspensions.personId, ...ownRow },
  { column: calibrationConsents.personId, ...ownRow },
  {
    column: blindScores.personId,
    ...ownRow,
    told: ['blindScores', { calibrationId: blindScores.calibrationId, levels: blindScores.levels }],
  },
  {
    column: scriptsSeen.personId,
    ...ownRow,
    told: ['scriptsSeen', { packId: scriptsSeen.packId, questionId: scriptsSeen.questionId, at: scriptsSeen.at }],
  },
  {
    column: studyTicks.personId,
    ...ownRow,
    told: ['studied', { dimension: studyTicks.dimension, step: studyTicks.step, at: studyTicks.at }],
  },
  // What was said to the operator of somebody must not go by their deleting themselves.
  {
    column: complaints.by,
    leaving: 'stays',
    joining: 'moves',
    told: ['complaints', { about: complaints.aboutName, words: complaints.words, createdAt: complaints.createdAt }],
  },
  { column: complaints.about, leaving: 'stays', joining: 'moves' },
  { column: expectedPeople.personId, leaving: 'goes', joining: 'stays' },
  { column: interviewRounds.interviewerId, ...seatRow },
  { column: interviewRounds.candidateId, ...seatRow },
  { column: interviewPeople.personId, ...seatRow },
  { column: interviews.hostId, ...seatRow },
  { column: images.by, ...seatRow },
  { column: interviewEvents.by, ...seatRow },
]

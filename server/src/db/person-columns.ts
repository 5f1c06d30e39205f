import type { PgColumn } from 'drizzle-orm/pg-core'
import { blindScores, calibrationConsents } from './tables/calibration.ts'
import { images, interviewPeople, interviews } from './tables/interviews.ts'
import { interviewEvents } from './tables/log.ts'
import { attendances, blocks, complaints, suspensions } from './tables/moderation.ts'
import { ownPacks } from './tables/packs.ts'
import { accounts, sessions } from './tables/people.ts'
import { linkedGuests, profiles } from './tables/profiles.ts'
import { interviewRounds, scriptsSeen, studyTicks } from './tables/progress.ts'
import { expectedPeople, queueEntries, queueOffers } from './tables/queue.ts'
import { slots } from './tables/slots.ts'
import { voices } from './tables/voices.ts'
import { pointings, recordings, shares } from './tables/watching.ts'

/**
 * `leaving` applies at account deletion: rows stay when they belong to an interview that other people sit in. `joining`
 * applies when a guest signs in to an account: rows stay when they belong to a seat.
 */
export type PersonColumn = Readonly<{
  column: PgColumn
  leaving: 'goes' | 'stays'
  joining: 'moves' | 'stays'
  /** Name and columns of these rows in the user's data export; no secrets. */
  told?: readonly [name: string, columns: Record<string, PgColumn>]
}>

const ownRow = { leaving: 'goes', joining: 'moves' } as const
const seatRow = { leaving: 'stays', joining: 'stays' } as const

/**
 * Every column that refers to a person, else account deletion and sign-in would miss its rows. A test compares the list
 * with all tables.
 */
export const personColumns: readonly PersonColumn[] = [
  { column: profiles.personId, ...ownRow },
  { column: recordings.ownerId, ...ownRow },
  { column: ownPacks.ownerId, ...ownRow },
  { column: sessions.userId, leaving: 'goes', joining: 'stays' },
  { column: accounts.userId, leaving: 'goes', joining: 'stays' },
  { column: linkedGuests.personId, leaving: 'goes', joining: 'stays' },
  { column: linkedGuests.guestId, ...seatRow },
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
  // A complaint about a person stays after that person's account deletion.
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
  // The data export has the voices themselves.
  { column: voices.personId, leaving: 'goes', joining: 'stays' },
  { column: interviewEvents.by, ...seatRow },
]

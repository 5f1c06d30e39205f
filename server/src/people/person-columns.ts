import type { PgColumn } from 'drizzle-orm/pg-core'
import { blindScores, calibrationConsents } from '../db/tables/calibration.ts'
import { images, interviewPeople, interviews } from '../db/tables/interviews.ts'
import { interviewEvents } from '../db/tables/log.ts'
import { ownPacks } from '../db/tables/packs.ts'
import { accounts, sessions } from '../db/tables/people.ts'
import { earlierSelves, profiles } from '../db/tables/profiles.ts'
import { interviewRounds, scriptsSeen, studyTicks } from '../db/tables/progress.ts'
import { expectedPeople, queueEntries, queueOffers } from '../db/tables/queue.ts'
import { slots } from '../db/tables/slots.ts'
import { attendances, blocks, complaints, suspensions } from '../db/tables/standing.ts'
import { pointings, recordings, shares } from '../db/tables/watching.ts'

/**
 * What becomes of the rows that name a person in this column. When they delete what is theirs, rows go, or stay because
 * they belong to an interview that somebody else sits in too. When a guest goes on with an account, rows become the
 * account's, or stay under the guest's id because they belong to their seat in an interview.
 */
export type PersonColumn = Readonly<{ column: PgColumn; leaving: 'goes' | 'stays'; joining: 'moves' | 'stays' }>

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
  { column: shares.by, leaving: 'goes', joining: 'stays' },
  { column: queueEntries.personId, ...ownRow },
  { column: queueOffers.hostId, ...ownRow },
  { column: queueOffers.guestId, ...ownRow },
  { column: slots.hostId, ...ownRow },
  { column: slots.guestId, ...ownRow },
  { column: attendances.personId, ...ownRow },
  { column: blocks.by, ...ownRow },
  { column: blocks.blocked, ...ownRow },
  { column: suspensions.personId, ...ownRow },
  { column: calibrationConsents.personId, ...ownRow },
  { column: blindScores.personId, ...ownRow },
  { column: scriptsSeen.personId, ...ownRow },
  { column: studyTicks.personId, ...ownRow },
  // What was said to the operator of somebody must not go by their deleting themselves.
  { column: complaints.by, leaving: 'stays', joining: 'moves' },
  { column: complaints.about, leaving: 'stays', joining: 'moves' },
  { column: expectedPeople.personId, leaving: 'goes', joining: 'stays' },
  { column: interviewRounds.interviewerId, ...seatRow },
  { column: interviewRounds.candidateId, ...seatRow },
  { column: interviewPeople.personId, ...seatRow },
  { column: interviews.hostId, ...seatRow },
  { column: images.by, ...seatRow },
  { column: interviewEvents.by, ...seatRow },
]

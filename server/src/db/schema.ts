import {
  bigint,
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'

/** Milliseconds since 1970, by the server's clock. */
const moment = (name: string) => bigint(name, { mode: 'number' })
const date = (name: string) => timestamp(name, { withTimezone: true })
const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** The log of every interview. Rows are only ever added: a second writer fails on the key instead of forking history. */
export const interviewEvents = pgTable(
  'interview_events',
  {
    interviewId: uuid('interview_id').notNull(),
    seq: integer('seq').notNull(),
    at: moment('at').notNull(),
    by: text('by').notNull(),
    commandId: uuid('command_id').notNull(),
    event: jsonb('event').notNull(),
  },
  (table) => [primaryKey({ columns: [table.interviewId, table.seq] })],
)

/** One row that `/readyz` rewrites: only a write shows that writing is possible. */
export const readiness = pgTable('readiness', {
  id: smallint('id').primaryKey(),
  at: moment('at').notNull(),
})

/** Every version of a pack that was ever on offer. Rows are never changed: interviews refer to them. */
export const packs = pgTable(
  'packs',
  {
    id: text('id').notNull(),
    version: integer('version').notNull(),
    /** Of what the author wrote; the same version with another hash is refused at start. */
    hash: text('hash').notNull(),
    content: jsonb('content').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.id, table.version] })],
)

/** People, guests among them. This and the next three have the columns that better-auth asks for. */
export const users = pgTable('users', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  /** Guests have a placeholder here, which is never shown and never written to. */
  email: text('email').notNull().unique(),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text('image'),
  isAnonymous: boolean('is_anonymous').default(false),
  createdAt: date('created_at').notNull().defaultNow(),
  updatedAt: date('updated_at').notNull().defaultNow(),
})

const ownerId = () =>
  text('user_id')
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' })

/** Browsers that are signed in. */
export const sessions = pgTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    token: text('token').notNull().unique(),
    userId: ownerId(),
    expiresAt: date('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: date('created_at').notNull().defaultNow(),
    updatedAt: date('updated_at').notNull().defaultNow(),
  },
  (table) => [index('sessions_user_id').on(table.userId)],
)

/** Ways in which a person can sign in. */
export const accounts = pgTable(
  'accounts',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: ownerId(),
    password: text('password'),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: date('access_token_expires_at'),
    refreshTokenExpiresAt: date('refresh_token_expires_at'),
    scope: text('scope'),
    createdAt: date('created_at').notNull().defaultNow(),
    updatedAt: date('updated_at').notNull().defaultNow(),
  },
  (table) => [index('accounts_user_id').on(table.userId)],
)

/** One-time proofs, such as of an address. */
export const verifications = pgTable(
  'verifications',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: date('expires_at').notNull(),
    createdAt: date('created_at').notNull().defaultNow(),
    updatedAt: date('updated_at').notNull().defaultNow(),
  },
  (table) => [index('verifications_identifier').on(table.identifier)],
)

/** An index over the logs, to list interviews by. It says nothing that a log does not say better. */
export const interviews = pgTable('interviews', {
  id: uuid('id').primaryKey(),
  title: text('title').notNull(),
  hostId: text('host_id').notNull(),
  stage: text('stage', { enum: ['lobby', 'round', 'break', 'ended'] }).notNull(),
  createdAt: moment('created_at').notNull(),
})

const interviewId = () =>
  uuid('interview_id')
    .notNull()
    .references(() => interviews.id, { onDelete: 'cascade' })

/** Who has a seat in which interview; of the index too. */
export const interviewPeople = pgTable(
  'interview_people',
  {
    interviewId: interviewId(),
    personId: text('person_id').notNull(),
    seat: text('seat', { enum: ['host', 'guest', 'shadow', 'audience'] }).notNull(),
    name: text('name').notNull(),
    joinedAt: moment('joined_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.interviewId, table.personId] }),
    index('interview_people_person_id').on(table.personId),
  ],
)

/** Links that carry a seat. Who reads this table can't use them: only a hash of each token is here. */
export const links = pgTable(
  'links',
  {
    tokenHash: text('token_hash').primaryKey(),
    interviewId: interviewId(),
    seat: text('seat', { enum: ['guest', 'shadow', 'audience'] }).notNull(),
    createdAt: moment('created_at').notNull(),
    revokedAt: moment('revoked_at'),
  },
  (table) => [index('links_interview_id').on(table.interviewId)],
)

/** Pictures on the boards. Elements refer to them by id. */
export const images = pgTable(
  'images',
  {
    id: uuid('id').primaryKey(),
    interviewId: interviewId(),
    type: text('type', { enum: ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] }).notNull(),
    bytes: bytea('bytes').notNull(),
    by: text('by').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [index('images_interview_id').on(table.interviewId)],
)

/** Where people pointed and looked, thinned out: volatile live, kept for the replay. Losing a row loses no work. */
export const pointings = pgTable(
  'pointings',
  {
    interviewId: interviewId(),
    /** Of the first sample in the row. */
    at: moment('at').notNull(),
    by: text('by').notNull(),
    samples: jsonb('samples').notNull(),
  },
  (table) => [primaryKey({ columns: [table.interviewId, table.at, table.by] })],
)

/** Recordings that somebody brought along, to be watched by them alone. The content is compressed. */
export const recordings = pgTable(
  'recordings',
  {
    id: uuid('id').primaryKey(),
    ownerId: text('owner_id').notNull(),
    title: text('title').notNull(),
    content: bytea('content').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [index('recordings_owner_id').on(table.ownerId)],
)

/** Links under which anybody may read a report for a while. As with seats, only a hash of each token is here. */
export const shares = pgTable(
  'shares',
  {
    id: uuid('id').primaryKey(),
    tokenHash: text('token_hash').notNull().unique(),
    interviewId: interviewId(),
    /** Who shares it, and through whose eyes it is read. */
    by: text('by').notNull(),
    /** Names are masked unless their owner says otherwise; so is what the script holds. */
    showNames: boolean('show_names').notNull(),
    showScript: boolean('show_script').notNull(),
    createdAt: moment('created_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
    revokedAt: moment('revoked_at'),
  },
  (table) => [index('shares_interview_id').on(table.interviewId)],
)

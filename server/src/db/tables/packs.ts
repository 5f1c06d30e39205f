import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { moment } from './columns.ts'
import { ownerId } from './people.ts'

/** Packs written by users: the draft, and in `offered` the public part of the last version. */
export const ownPacks = pgTable(
  'own_packs',
  {
    id: uuid('id').primaryKey(),
    ownerId: ownerId(),
    title: text('title').notNull(),
    text: text('text').notNull(),
    /** Number of saves, so that a client with an old draft cannot overwrite a newer one. */
    revision: integer('revision').notNull(),
    /** Last published version, 0 before the first, and the revision it came from. */
    version: integer('version').notNull().default(0),
    publishedRevision: integer('published_revision').notNull().default(0),
    offered: jsonb('offered'),
    createdAt: moment('created_at').notNull(),
    savedAt: moment('saved_at').notNull(),
  },
  (table) => [index('own_packs_user_id').on(table.ownerId)],
)

/** Every published version of a pack. Rows never change, because interviews refer to them. */
export const packs = pgTable(
  'packs',
  {
    id: text('id').notNull(),
    version: integer('version').notNull(),
    /** Hash of the author's source; the same version with another hash is refused at start. */
    hash: text('hash').notNull(),
    content: jsonb('content').notNull(),
    /** Set for users' packs. Interviews copy their questions, so they survive the pack's deletion. */
    ownPackId: uuid('own_pack_id').references(() => ownPacks.id, { onDelete: 'cascade' }),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.id, table.version] }), index('packs_own_pack_id').on(table.ownPackId)],
)

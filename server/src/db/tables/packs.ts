import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { moment } from './columns.ts'
import { ownerId } from './people.ts'

/** Packs that people write: the draft as its author wrote it, and what anyone they show it to may see of its last version. */
export const ownPacks = pgTable(
  'own_packs',
  {
    id: uuid('id').primaryKey(),
    ownerId: ownerId(),
    title: text('title').notNull(),
    text: text('text').notNull(),
    /** Counts the times it was saved, so that of two tabs the slower one overwrites nothing. */
    revision: integer('revision').notNull(),
    /** The last version that was published, 0 before that, and the revision that it was made of. */
    version: integer('version').notNull().default(0),
    publishedRevision: integer('published_revision').notNull().default(0),
    offered: jsonb('offered'),
    createdAt: moment('created_at').notNull(),
    savedAt: moment('saved_at').notNull(),
  },
  (table) => [index('own_packs_user_id').on(table.ownerId)],
)

/** Every version of a pack that was ever on offer. Rows are never changed: interviews refer to them. */
export const packs = pgTable(
  'packs',
  {
    id: text('id').notNull(),
    version: integer('version').notNull(),
    /** Of what the author wrote; the same version with another hash is refused at start. */
    hash: text('hash').notNull(),
    content: jsonb('content').notNull(),
    /** Whose own pack it is a version of; interviews carry the text of their questions and outlive it. */
    ownPackId: uuid('own_pack_id').references(() => ownPacks.id, { onDelete: 'cascade' }),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.id, table.version] }), index('packs_own_pack_id').on(table.ownPackId)],
)

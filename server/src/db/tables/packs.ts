import { integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { moment } from './columns.ts'

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

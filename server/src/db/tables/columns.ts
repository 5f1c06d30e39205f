import { bigint, customType, timestamp } from 'drizzle-orm/pg-core'

/** Server time in milliseconds since 1970. */
export const moment = (name: string) => bigint(name, { mode: 'number' })
export const date = (name: string) => timestamp(name, { withTimezone: true })
export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

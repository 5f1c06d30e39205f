import type { Pool } from 'pg'

/** What looks like a UUID in the tables, by column. */
export async function storedIds(pool: Pool): Promise<{ place: string; name: string; values: string[] }[]> {
  const columns = await pool.query<{ place: string; name: string }>(
    `select quote_ident(table_name) as place, quote_ident(column_name) as name from information_schema.columns
     where table_schema = 'public' and data_type in ('uuid', 'text') order by table_name`,
  )
  const found: { place: string; name: string; values: string[] }[] = []
  for (const { place, name } of columns.rows) {
    const { rows } = await pool.query<{ value: string }>(
      `select distinct ${name}::text as value from ${place} where ${name}::text ~ '^[0-9a-f]{8}-[0-9a-f]{4}-'`,
    )
    found.push({ place, name, values: rows.map(({ value }) => value) })
  }
  return found
}

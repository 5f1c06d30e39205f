import { inject } from 'vitest'
import { copyTemplate } from './postgres-template.ts'

/**
 * The URL of an empty PostgreSQL database with tables, for tests that any kind of database serves: it takes less
 * processor time than the embedded one. Undefined without PostgreSQL. It is dropped with its template.
 */
export async function anyDatabase(): Promise<string | undefined> {
  const postgres = inject('postgres')
  return postgres ? copyTemplate(postgres.url, postgres.template) : undefined
}

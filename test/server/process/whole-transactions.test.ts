import { databaseOver } from '@dryrun/server/db/whole-transactions.ts'
import { sql } from 'drizzle-orm'
import type pg from 'pg'
import { expect, it } from 'vitest'

function poolThat(answer: (text: string) => Promise<{ rows: unknown[] }>) {
  const given: unknown[] = []
  const client = {
    query: (query: { text: string }) => answer(query.text),
    release: (isBroken?: unknown) => given.push(isBroken),
  }
  return { given, db: databaseOver({ connect: async () => client } as unknown as pg.Pool) }
}
const done = Promise.resolve({ rows: [] })

it('[DF16] a transaction that gets no answer gives its connection back as a broken one, and a refused one as a sound one', async () => {
  const silent = poolThat(() => Promise.reject(new Error('Query read timeout')))
  await expect(silent.db.transaction(async () => 1)).rejects.toThrow()
  expect(silent.given).toEqual([true])

  const cut = poolThat((text) =>
    /^(begin|rollback)/.test(text) ? done : Promise.reject(new Error('Connection terminated')),
  )
  await expect(cut.db.transaction((all) => all.execute(sql`select 1`))).rejects.toThrow()
  expect(cut.given).toEqual([true])

  const sound = poolThat(() => done)
  await expect(sound.db.transaction(async () => Promise.reject(new Error('not so')))).rejects.toThrow('not so')
  expect(await sound.db.transaction(async () => 'done')).toBe('done')
  expect(sound.given).toEqual([false, false])
})

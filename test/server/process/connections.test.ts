import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { eachDatabase } from '../../support/servers/databases.ts'

eachDatabase((_name, connect) => {
  it('[Q1] answers each of many questions asked at once with its own answer, however long they are', async () => {
    const { pool, close } = await connect()
    const ask = async (index: number) => {
      const text = `${index}:${'x'.repeat(index % 3 === 0 ? 200_000 : 10)}`
      const { rows } = await pool.query<{ text: string }>('select $1::text as text', [text])
      return rows[0]?.text === text
    }
    const answers = await Promise.all(Array.from({ length: 60 }, (_, index) => ask(index)))
    expect(answers.filter((right) => !right)).toEqual([])
    await close()
  })

  it('[Q2] keeps transactions apart: none sees what another has not committed', async () => {
    const { db, pool, close } = await connect()
    await pool.query('create table apart (by int)')
    const count = async (by: number) => {
      await db.transaction(async (tx) => {
        await tx.execute(sql`insert into apart values (${by})`)
        await new Promise((resolve) => setTimeout(resolve, by % 4))
        const { rows } = await tx.execute<{ others: number }>(
          sql`select count(*)::int as others from apart where by <> ${by}`,
        )
        expect(rows[0]?.others).toBe(0)
        throw new Error('undone')
      })
    }
    const ends = await Promise.allSettled(Array.from({ length: 20 }, (_, by) => count(by)))
    expect(ends.map((end) => end.status === 'rejected' && `${end.reason}`)).toEqual(Array(20).fill('Error: undone'))
    await pool.query('drop table apart')
    await close()
  })

  it('[Q3] goes on after a statement that failed, in a transaction or not', async () => {
    const { db, pool, close } = await connect()
    await expect(pool.query('select nothing from nowhere')).rejects.toThrow('nowhere')
    await expect(db.transaction((tx) => tx.execute(sql`select 1 / 0`))).rejects.toThrow()
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await close()
  })
})

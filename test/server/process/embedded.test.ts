import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '@dryrun/server/db/connect.ts'
import { lockFolder } from '@dryrun/server/db/folder-lock.ts'
import pg from 'pg'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { copyEmbedded } from '../../support/servers/embedded-copy.ts'

const log = pino({ level: 'silent' })
let dataDir: string
beforeEach(() => {
  dataDir = copyEmbedded()
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

const open = (folder = dataDir) => openDatabase({ database: { url: undefined, connections: 1 }, dataDir: folder }, log)

it('[Q1] keeps two connections of their own apart, even where a statement is too long for one packet', async () => {
  const database = await open()
  const others = Array.from({ length: 4 }, () => new pg.Pool({ ...database.pool.options, max: 1 }))
  const wrong: string[] = []
  const askOften = async (pool: pg.Pool, asker: number) => {
    for (let turn = 0; turn < 20; turn += 1) {
      const text = `${asker}:${turn}${turn % 3 === 0 ? '' : 'x'.repeat(300_000)}`
      const name = (asker + turn) % 2 === 0 ? 'even' : 'odd'
      const { rows } = await pool.query(`select $1::text as ${name}`, [text])
      if (rows[0]?.[name] !== text) wrong.push(`${asker}:${turn}`)
    }
  }
  await Promise.all(others.map(askOften))
  expect(wrong).toEqual([])
  for (const pool of others) await pool.end()
  await database.close()
})

it('[Q4] refuses a folder that another process has open, and says who', async () => {
  const database = await open()
  await expect(open()).rejects.toThrow(/^The data folder is in use by another Dryrun \(process \d+\)/)
  await database.close()
  await (await open()).close()
})

it('[Q4] takes a lock over only when its owner is dead', async () => {
  const file = join(dataDir, 'database.lock')
  const unlock = await lockFolder(file)
  await expect(lockFolder(file)).rejects.toThrow('in use')
  unlock()
  // A live process reused the owner's pid: this test's own.
  writeFileSync(file, JSON.stringify({ ...(await ownerOf(file)), token: 'dead', started: 'long ago' }))
  const again = await lockFolder(file)
  again()
})

it('[Q4] lets one of many have the lock of a dead owner', async () => {
  const file = join(dataDir, 'database.lock')
  writeFileSync(file, JSON.stringify({ ...(await ownerOf(file)), token: 'dead', pid: 2 ** 22 + 1 }))
  const takers = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(file)))
  expect(takers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

it('[Q5] starts again after a first start that was cut short', async () => {
  const folder = join(dataDir, 'database')
  rmSync(folder, { recursive: true })
  mkdirSync(join(folder, 'base'), { recursive: true })
  writeFileSync(join(folder, 'PG_VERSION'), '18')
  const database = await open()
  expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await database.close()
})

it('[Q6] is started again when its process is killed, and has what was committed', async () => {
  const database = await open()
  await database.pool.query('create table kept (n int)')
  await database.pool.query('insert into kept select generate_series(1, 1000)')
  process.kill(readOwner(join(dataDir, 'database.lock')).pid, 'SIGKILL')
  expect(await untilAnswer(database.pool, 'select count(*)::int as n from kept')).toEqual([{ n: 1000 }])
  await database.close()
})

it('[Q7] listens in a short folder when the path of its data is too long for a socket', async () => {
  const deep = join(dataDir, 'a-rather-long-name-of-a-folder'.repeat(3), 'and-another-one-below-it')
  cpSync(join(dataDir, 'database'), join(deep, 'database'), { recursive: true })
  const database = await open(deep)
  expect((await database.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  expect(String(database.pool.options.host).length).toBeLessThan(90)
  await database.close()
})

const readOwner = (file: string): { pid: number } => JSON.parse(readFileSync(file, 'utf8'))

async function ownerOf(file: string) {
  const unlock = await lockFolder(file)
  const owner = readOwner(file)
  unlock()
  return owner
}

async function untilAnswer(pool: pg.Pool, question: string): Promise<unknown[]> {
  try {
    return (await pool.query(question)).rows
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 100))
    return untilAnswer(pool, question)
  }
}

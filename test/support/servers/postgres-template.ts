import { randomUUID } from 'node:crypto'
import { openDatabase } from '@dryrun/server/db/connect.ts'
import { migrate } from '@dryrun/server/db/migrate.ts'
import pg from 'pg'
import { pino } from 'pino'

/** Creates a database with tables and no rows as a template. Returns its name. */
export async function createTemplate(url: string): Promise<string> {
  const template = `dryrun_template_${randomUUID().slice(0, 8)}`
  await ask(url, `create database ${template}`)
  const database = { url: urlOf(url, template), connections: 1 }
  const opened = await openDatabase({ database, dataDir: '' }, pino({ level: 'silent' }))
  await migrate(opened.pool)
  await opened.close()
  return template
}

/** Drops the template with all its copies. */
export async function dropTemplate(url: string, template: string): Promise<void> {
  const { rows } = await ask(url, `select datname from pg_database where datname like '${template}%'`)
  for (const { datname } of rows) await ask(url, `drop database if exists ${datname} with (force)`)
}

/** Copies the template. Returns the copy's URL. */
export async function copyTemplate(url: string, template: string): Promise<string> {
  const name = `${template}_${randomUUID().replaceAll('-', '')}`
  await ask(url, `create database ${name} template ${template}`)
  return urlOf(url, name)
}

export async function dropCopy(url: string, copy: string): Promise<void> {
  await ask(url, `drop database if exists ${new URL(copy).pathname.slice(1)} with (force)`)
}

function urlOf(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}

async function ask(url: string, statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return await client.query(statement)
  } finally {
    await client.end()
  }
}

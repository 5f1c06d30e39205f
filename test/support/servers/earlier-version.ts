import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import type pg from 'pg'
import about from '../../server/earlier/about.json' with { type: 'json' }
import { Participant } from '../http/participant.ts'
import { makeOlder } from './older-tables.ts'

const folder = join(import.meta.dirname, '../../server/earlier')
const unpacked = (name: string) => brotliDecompressSync(readFileSync(join(folder, name))).toString('utf8')

/** Ids, tokens and cookies of the data in `test/server/earlier`; its README describes their origin. */
export const earlier = about
export type EarlierPerson = keyof typeof about.people

export const earlierRecording = (): string => unpacked('recording.json.br')

export function earlierRows(): ReadonlyMap<string, readonly string[]> {
  const rows = new Map<string, string[]>()
  for (const line of unpacked('rows.br').split('\n')) {
    const name = line.slice(0, line.indexOf(' '))
    rows.set(name, [...(rows.get(name) ?? []), line.slice(name.length + 1)])
  }
  return rows
}

/**
 * Replaces a database's content by the earlier version's tables and rows. Sessions and shares get a new expiry, so that
 * the data does not age.
 */
export async function fillAsBefore(pool: pg.Pool): Promise<void> {
  await makeOlder(pool, '0008_packs_of_ones_own')
  for (const [name, rows] of earlierRows())
    await pool.query(`insert into "${name}" select * from jsonb_populate_recordset(null::"${name}", $1::jsonb)`, [
      `[${rows.join(',')}]`,
    ])
  await pool.query(`update sessions set expires_at = now() + interval '2 days'`)
  await pool.query('update shares set expires_at = $1', [Date.now() + 24 * 60 * 60_000])
}

export function earlierPerson(url: string, name: EarlierPerson): Promise<Participant> {
  const [key = '', value = ''] = earlier.people[name].cookie.split('=')
  return Participant.withCookies(url, [{ name: key, value }])
}

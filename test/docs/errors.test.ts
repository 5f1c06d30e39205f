import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { problems } from '@dryrun/server/errors.ts'
import type { Turned } from '@dryrun/shared/protocol.ts'
import { passing, refusals } from '@dryrun/shared/refusals.ts'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const [, http = '', entering = '', room = ''] = readFileSync(join(root, 'docs/errors.md'), 'utf8').split(/^## /m)

const rowsOf = (part: string): string[][] =>
  [...part.matchAll(/^\| `(\w+)` \|(.+)\|$/gm)].map(([, code = '', rest = '']) => [
    code,
    ...rest.split(' | ').map((column) => column.trim()),
  ])
const sorted = <T>(rows: T[]): T[] => rows.toSorted((a, b) => (String(a) < String(b) ? -1 : 1))

/** A type error if a reason is missing or surplus. */
const turned: Record<Turned, true> = {
  signInFirst: true,
  notFound: true,
  suspended: true,
  reloadPage: true,
  tooManyTabs: true,
  unavailable: true,
}

const sources = ['server/src', 'shared/src'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && file !== 'refusals.ts')
    .map((file) => readFileSync(join(root, folder, file), 'utf8')),
)

it('[ER1] every fault of a request stands on the page with its status and its sentence, and no other', () => {
  const known = Object.entries(problems).map(([code, [status, sentence]]) => [code, String(status), sentence])
  expect(sorted(rowsOf(http).map((row) => row.slice(0, 3)))).toEqual(sorted(known))
})

it('[ER1] every refusal stands on the page with its sentence, and no other', () => {
  expect(sorted(rowsOf(room).map((row) => row.slice(0, 2)))).toEqual(sorted(Object.entries(refusals)))
  expect(sorted(rowsOf(entering).map(([code]) => code))).toEqual(sorted(Object.keys(turned)))
  for (const code of passing) expect(room.split('\n|')[0]).toContain(`\`${code}\``)
})

it('[ER2] the page says of each when it happens and what to do', () => {
  const columns = [rowsOf(http), rowsOf(entering), rowsOf(room)].map((rows) => rows.map((row) => row.length))
  expect(columns.map((lengths) => [...new Set(lengths)])).toEqual([[5], [3], [4]])
  for (const row of [rowsOf(http), rowsOf(entering), rowsOf(room)].flat())
    for (const column of row) expect(column, row[0]).toMatch(/\S/)
})

it('[ER3] no code is left over: each is answered somewhere', () => {
  const codes = [...Object.keys(refusals), ...Object.keys(problems), ...Object.keys(turned)]
  expect(codes.filter((code) => !sources.some((source) => source.includes(`'${code}'`)))).toEqual([])
})

import { isDatabaseAway } from '@dryrun/server/db/database-away.ts'
import { expect, it } from 'vitest'

const withCode = (code: string) => Object.assign(new Error('it failed'), { code })
const wrapped = (cause: Error) => new Error('Failed query', { cause })

it('[DF15] a database that is gone, slow, full, or only to be read is told from a fault of ours', () => {
  const away = ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', '53100', '53300', '57P01', '57014', '58030', '25006']
  expect(away.filter((code) => !isDatabaseAway(wrapped(withCode(code))))).toEqual([])
  const sentences = ['Query read timeout', 'timeout expired', 'timeout exceeded when trying to connect']
  expect(sentences.filter((text) => !isDatabaseAway(new Error(text)))).toEqual([])
  const ours = ['23505', '22P02', '42P01', '42501', 'ERR_ASSERTION', '']
  expect(ours.filter((code) => isDatabaseAway(wrapped(withCode(code))))).toEqual([])
  expect([undefined, null, 'ECONNREFUSED', new TypeError('no')].filter(isDatabaseAway)).toEqual([])
})

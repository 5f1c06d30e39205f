import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Settings } from '@dryrun/server/config.ts'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const listed = Object.fromEntries(
  [...readFileSync(join(root, '.env.example'), 'utf8').matchAll(/^# ([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [
    name,
    value,
  ]),
)

it('[Q11] .env.example lists every setting, and no other', () => {
  expect(Object.keys(listed).sort()).toEqual(Object.keys(Settings.shape).sort())
})

it('[Q11] .env.example tells the defaults as they are', () => {
  const defaults = Object.entries(Settings.parse({})).map(([name, value]) => [name, String(value)])
  const told = Object.entries(listed).filter(([, value]) => value !== '')
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(defaults))
})

it('[Q11] .env.example can be uncommented line by line and still be used', () => {
  const given = Object.fromEntries(Object.entries(listed).filter(([, value]) => value !== ''))
  expect(Settings.parse(given)).toEqual(Settings.parse({}))
})

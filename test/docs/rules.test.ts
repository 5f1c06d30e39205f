import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const tests = join(import.meta.dirname, '..')
const page = readFileSync(join(tests, '../docs/rules.md'), 'utf8')

type Named = Readonly<{ id: string; words: string; file: string }>

const plain = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1).replace(/\.$/, '')

const rules: readonly Named[] = [...page.matchAll(/^\* \*\*([A-Z]+\d+)\*\* (.+)$/gm)].map(
  ([, id = '', words = '']) => ({
    id,
    words: plain(words),
    file: 'docs/rules.md',
  }),
)

const testName = /(['"`])\[([A-Z]+\d+)\] ((?:\\.|(?!\1)[^\\\n])*)\1/g
/** A placeholder of a parameterized title; at the end, after a colon or in brackets, it is not part of the text. */
const variable = String.raw`(?:%s|\$\{[^}]*\}|\$[a-z]+)`
const atTheEnd = new RegExp(`(?::| \\()[^:(]*${variable}.*$`)

function namedIn(file: string): Named[] {
  const source = readFileSync(join(tests, file), 'utf8')
  return [...source.matchAll(testName)].map(([, , id = '', name = '']) => ({
    id,
    words: plain(name.replace(atTheEnd, '').replace(/\\(.)/g, '$1').trim()),
    file,
  }))
}

/**
 * Whether a rule matches a test title. The rule may start with a subject that the test's block names, and states in
 * general what placeholders fill in.
 */
function isSaidBy({ id, words }: Named, test: Named): boolean {
  const parts = test.words.split(new RegExp(variable)).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return id === test.id && new RegExp(`^(?:.+ )?${parts.join('.+')}$`).test(words)
}

const named = readdirSync(tests, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.test\.tsx?$/.test(file) && !file.includes('node_modules'))
  .flatMap(namedIn)

const idsOf = (all: readonly Named[]): string[] => [...new Set(all.map(({ id }) => id))].sort()

it('every rule has a test, and every test with an id has a rule', () => {
  expect(idsOf(named)).toEqual(idsOf(rules))
})

it('a rule has one line, and its words are those of a test', () => {
  expect(rules.length).toBe(idsOf(rules).length)
  const unsaid = rules.filter((rule) => !named.some((test) => isSaidBy(rule, test)))
  expect(unsaid).toEqual([])
})

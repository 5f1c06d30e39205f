import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const read = (file: string): string => readFileSync(join(root, file), 'utf8')

const filesUnder = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesUnder(path)
    return [path]
  })
const sources = ['client/src', 'server/src', 'shared/src', 'test'].flatMap(filesUnder)
const modules = sources.filter((file) => /\.(tsx?|css)$/.test(file))

/** Static, type and dynamic imports, re-exports and worker URLs. */
const naming = /(?:\bfrom|\bimport|\bimport\(|\bnew URL\()\s*'((?:\.|@dryrun\/)[^'\n]+)'/g
const targetOf = (file: string, named: string): string => {
  const [, ours, rest] = named.match(/^@dryrun\/(\w+)\/(.+)$/) ?? []
  return ours ? `${ours}/src/${rest}` : normalize(join(dirname(file), named))
}
const known = new Set(modules)
const imports = new Map(
  modules.map((file) => [
    file,
    [...read(file).matchAll(naming)]
      .map(([, named = '']) => targetOf(file, named))
      .filter((target) => known.has(target)),
  ]),
)

it('[TR1] every file of shared is loaded by the page, by value or by type', () => {
  const reached = new Set(['client/src/main.tsx'])
  for (const file of reached) for (const target of imports.get(file) ?? []) reached.add(target)
  expect(modules.filter((file) => file.startsWith('shared/') && !reached.has(file))).toEqual([])
})

it('[TR2] no folder holds more than 25 files', () => {
  const counts = new Map<string, number>()
  for (const file of [...sources, ...filesUnder('docs'), ...filesUnder('scripts')])
    counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1)
  expect([...counts].filter(([, count]) => count > 25)).toEqual([])
})

it('[TR3] no file imports itself through others, by value or by type', () => {
  const done = new Set<string>()
  const circles: string[] = []
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
    if (path.includes(file) || done.has(file)) return
    for (const target of imports.get(file) ?? []) visit(target, [...path, file])
    done.add(file)
  }
  for (const file of modules) visit(file, [])
  expect(circles).toEqual([])
})

it('[TR4] at most three pairs of client folders import each other', () => {
  const folderOf = (file: string): string | undefined => file.match(/^client\/src\/(\w+)\//)?.[1]
  const arrows = new Set(
    [...imports].flatMap(([file, targets]) => targets.map((target) => `${folderOf(file)} ${folderOf(target)}`)),
  )
  const mutual = [...arrows].filter((arrow) => {
    const [from = '', to = ''] = arrow.split(' ')
    return from < to && from !== 'undefined' && to !== 'undefined' && arrows.has(`${to} ${from}`)
  })
  expect(mutual.length, mutual.join(', ')).toBeLessThanOrEqual(3)
})

const pages = ['README.md', 'CONTRIBUTING.md', ...filesUnder('docs').filter((file) => file.endsWith('.md'))]

it('[TR5] every path that the docs name is there', () => {
  const path = /\b(?:client|server|shared|test|scripts|migrations|deploy)\/[\w./-]*\w/g
  const missing = pages.flatMap((page) => {
    const named = [...read(page).matchAll(/`([^`\n]+)`/g)].flatMap(([, code = '']) => code.match(path) ?? [])
    return named.filter((each) => !each.includes('/dist/') && !existsSync(join(root, each))).map((each) => [page, each])
  })
  expect(missing).toEqual([])
})

it('[TR6] the page of places answers 25 questions, each with paths', () => {
  const rows = read('docs/where.md').match(/^\| .+\? \| .+ \|$/gm) ?? []
  expect(rows.length).toBeGreaterThanOrEqual(25)
  expect(rows.filter((row) => !/`[\w./-]+\/[\w./-]*`/.test(row))).toEqual([])
})

it('[TR8] fields take their longest text and their most entries from the limits that the server checks', () => {
  const typed = modules
    .filter((file) => file.startsWith('client/src/') && file.endsWith('.tsx'))
    .flatMap(
      (file) =>
        read(file)
          .match(/\b(?:maxLength|maxTags|maxValues|limit)=\{?["']?\d[\d_]*/g)
          ?.map((at) => `${file}: ${at}`) ?? [],
    )
  expect(typed).toEqual([])
})

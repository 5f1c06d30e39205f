import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'

const root = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const lockfile = read('pnpm-lock.yaml')
const locked = Object.keys((parse(lockfile) as { packages: Record<string, unknown> }).packages)

/** Minimum versions: older ones have known vulnerabilities (denial of service or unauthorized access). */
const floors = {
  'socket.io-parser': '4.2.7',
  'engine.io': '6.6.8',
  ws: '8.21.0',
  fastify: '5.8.5',
  '@fastify/static': '10.1.3',
  'drizzle-orm': '0.45.2',
  'better-auth': '1.7.25',
  mermaid: '11.16.1',
}

const unwanted = ['@fastify/middie', 'simple-peer', '@ts-rest/core']

const nameOf = (id: string) => id.slice(0, id.indexOf('@', 1))
const versionsOf = (name: string) => locked.filter((id) => nameOf(id) === name).map((id) => id.slice(name.length + 1))

function isAtLeast(version: string, floor: string): boolean {
  const [have, want] = [version, floor].map((text) => text.split(/[.-]/).map(Number)) as [number[], number[]]
  const first = want.findIndex((part, index) => have[index] !== part)
  return first === -1 || (have[first] ?? 0) > (want[first] ?? 0)
}

it.each(Object.entries(floors))('[Q12] every %s in the lockfile is %s or later', (name, floor) => {
  const versions = versionsOf(name)
  expect(versions).not.toEqual([])
  expect(versions.filter((version) => !isAtLeast(version, floor))).toEqual([])
})

it('[Q12] packages that we do without are not there', () => {
  expect(unwanted.flatMap(versionsOf)).toEqual([])
})

it('[Q12] the lockfile names no host: everyone installs from where they usually do', () => {
  expect(lockfile.match(/\b(https?|git|ssh):\/\/\S+|\btarball:.*/g)).toBeNull()
})

it('[Q12] every package of ours takes its versions from the catalog', () => {
  for (const folder of ['.', 'shared', 'server', 'client', 'test']) {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(read(`${folder}/package.json`))
    const own = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => version !== 'catalog:' && version !== 'workspace:*',
    )
    expect(own, folder).toEqual([])
  }
})

/** Packages that state their license only in the license file. */
const licensed = new Map([['khroma', 'MIT']])

it('[Q12] everything that is installed may be used and passed on', () => {
  const allowed =
    /^\(?(MIT|MIT-0|ISC|BSD|BSD-2-Clause|BSD-3-Clause|0BSD|Apache-2\.0|Apache 2\.0|Apache License 2\.0|BlueOak-1\.0\.0|CC0-1\.0|CC-BY-4\.0|Python-2\.0|Unlicense|Zlib|OFL-1\.1|MPL-2\.0|PostgreSQL|Unicode-3\.0)\b/
  expect(installed().filter(({ license }) => !allowed.test(license))).toEqual([])
})

it('[Q12] no tracked file names a path of somebody’s machine', () => {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean)
  const traces = /(?<![\w.])\/(home\/(?!node\b)[a-z]|Users\/[A-Z]|root\/|work\/)|[A-Z]:\\Users\\/
  const texts = files.filter((file) => /\.([cm]?[jt]sx?|json|md|ya?ml|html|css|sql|toml|sh)$|(^|\/)[^.]+$/.test(file))
  expect(texts.filter((file) => traces.test(read(file)))).toEqual([])
})

function installed(): { id: string; license: string }[] {
  const store = join(root, 'node_modules/.pnpm')
  return readdirSync(store)
    .filter((folder) => folder.includes('@'))
    .flatMap((folder) => manifestsIn(join(store, folder, 'node_modules')))
}

function manifestsIn(folder: string): { id: string; license: string }[] {
  const entries = readdirSync(folder, { withFileTypes: true })
  // The package itself is a folder; its dependencies are links.
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .flatMap((entry) => {
      if (entry.name.startsWith('@')) return manifestsIn(join(folder, entry.name))
      const { name, version, license, licenses } = JSON.parse(
        readFileSync(join(folder, entry.name, 'package.json'), 'utf8'),
      )
      return [
        {
          id: `${name}@${version}`,
          license: String(license?.type ?? license ?? licenses?.[0]?.type ?? licensed.get(name) ?? 'none'),
        },
      ]
    })
}

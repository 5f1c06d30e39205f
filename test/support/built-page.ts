import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const folder = join(import.meta.dirname, '../../client/dist')
const assets = join(folder, 'assets')

/** The script that the page itself names. */
export function entryScript(): string {
  const [, name] = /<script type="module"[^>]* src="\/assets\/([^"]+)"/.exec(read(join(folder, 'index.html'))) ?? []
  if (!name) throw new Error('the built page names no script')
  return name
}

/** The one script that was built from the module of this name, hash and all. */
export function scriptOf(module: string): string {
  const found = readdirSync(assets).filter((file) => new RegExp(`^${module}-[\\w-]{8}\\.js$`).test(file))
  if (found.length !== 1 || !found[0]) throw new Error(`of ${module} there are ${found.length} scripts`)
  return found[0]
}

/** What a browser has to load before the first of these runs: they, and whatever they import without waiting for it. */
export function withImports(...scripts: readonly string[]): Set<string> {
  const all = new Set<string>()
  const waiting = [...scripts]
  for (let script = waiting.pop(); script; script = waiting.pop()) {
    if (all.has(script)) continue
    all.add(script)
    waiting.push(...importsOf(script))
  }
  return all
}

/** Bytes on the wire, compressed as every browser understands it. */
export function gzippedBytes(scripts: Iterable<string>): number {
  let sum = 0
  for (const script of scripts) sum += gzipSync(readFileSync(join(assets, script)), { level: 9 }).length
  return sum
}

const importsOf = (script: string): string[] =>
  [...read(join(assets, script)).matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g)].map(
    ([, name = '']) => name,
  )

const read = (file: string): string => readFileSync(file, 'utf8')

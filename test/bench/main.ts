import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { build } from '../../scripts/toolchain.mjs'
import { benchDatabases } from './bench-databases.ts'
import { benchCommits } from './commit-bench.ts'
import { benchFanOut } from './fan-out-bench.ts'
import { benchFold } from './fold-bench.ts'
import { benchPairing } from './pairing-bench.ts'
import { benchRecordings } from './recording-bench.ts'
import { benchSeek } from './seek-bench.ts'
import { table } from './statistics.ts'

/** `pnpm bench`, or `pnpm bench --quick`. Prints tables and writes them to bench-results/latest.json. */
const quick = process.argv.includes('--quick')
await build()
const databases = await benchDatabases()
try {
  const fold = await benchFold(databases)
  console.log(table('Telling a long interview again', fold))
  const sizes = quick ? [1_000, 20_000] : [1_000, 20_000, 100_000]
  const recordings = await benchRecordings(databases, sizes)
  console.log(table('Watching an ended interview again', recordings))
  const seek = benchSeek(sizes)
  console.log(table('Showing any moment of a recording', seek))
  const commits = await benchCommits(databases)
  console.log(table('Committing, one entry at a time', commits))
  const pairing = await benchPairing(databases)
  console.log(table('Bringing together who waits', pairing))
  const fanOut = await benchFanOut(databases, quick ? 2 : 10)
  console.log(table('Two people draw at the same time, a third looks on', fanOut))
  const folder = join(import.meta.dirname, '../../bench-results')
  mkdirSync(folder, { recursive: true })
  const where = { at: new Date().toISOString(), node: process.version, cpus: cpus().length, cpu: cpus()[0]?.model }
  const all = { fold, recordings, seek, commits, pairing, fanOut }
  writeFileSync(join(folder, 'latest.json'), JSON.stringify({ ...where, ...all }, null, 2))
  console.log('Written to bench-results/latest.json')
} finally {
  for (const database of databases) {
    await database.close().catch(() => undefined)
    await database.remove()
  }
}

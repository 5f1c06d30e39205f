import { join } from 'node:path'
import { readPacks } from '@dryrun/server/packs/read-packs.ts'
import { paths } from '@dryrun/server/paths.ts'
import { agreementIn, readPairsOf } from '../support/packs/reading-agreement.ts'

/**
 * Prints how far the two readings of each calibration transcript agree, and the rows where they differ:
 * `tsx bench/agreement.ts [PACKS]`.
 */
const packs = await readPacks(process.argv[2] ?? join(paths.repository, 'server/packs'))
const percent = (share: number): string => `${Math.round(share * 100)} %`
for (const { pack } of packs) {
  const pairs = readPairsOf(pack)
  const { rows, exact, withinOne } = agreementIn(pairs)
  const apart = pairs.filter(({ levels: [one, other] }) => one !== other)
  process.stdout.write(`${pack.id}: ${rows} rows, exact ${percent(exact)}, within one ${percent(withinOne)}\n`)
  for (const { transcript, dimension, levels } of apart)
    process.stdout.write(`  ${transcript}, ${dimension}: ${levels.map((level) => level ?? 'left out').join(' and ')}\n`)
}

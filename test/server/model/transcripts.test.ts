import { join } from 'node:path'
import { readPack } from '@dryrun/server/packs/read-pack.ts'
import { readPacks } from '@dryrun/server/packs/read-packs.ts'
import { paths } from '@dryrun/server/paths.ts'
import { expect, it } from 'vitest'
import { fullPack } from '../../support/packs/full-question.ts'
import { agreementIn, readPairsOf } from '../../support/packs/reading-agreement.ts'

it('[P44] two readings of a transcript are compared row by row, by the levels that their parts reach', async () => {
  const { pack } = await readPack(fullPack)
  const pairs = pack ? readPairsOf(pack) : []
  expect(pairs.filter(({ levels: [one, other] }) => one !== other)).toEqual([
    { transcript: 'senior', dimension: 'operation', levels: [2, 3] },
  ])
  expect(agreementIn(pairs)).toEqual({ rows: 18, exact: 17 / 18, withinOne: 1 })
  const leftOut = [{ transcript: 'a', dimension: 'b', levels: [3, null] }] as const
  expect(agreementIn(leftOut)).toEqual({ rows: 1, exact: 0, withinOne: 0 })
  expect(agreementIn([{ ...leftOut[0], levels: [null, null] }])).toEqual({ rows: 1, exact: 1, withinOne: 1 })
})

it('[P45] the two readings of the transcripts of each bundled pack agree in at least four rows of five', async () => {
  for (const { pack } of await readPacks(join(paths.repository, 'server/packs'))) {
    const { rows, exact } = agreementIn(readPairsOf(pack))
    if (rows) expect(exact, pack.id).toBeGreaterThanOrEqual(0.8)
  }
})

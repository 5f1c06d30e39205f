import { rubricFor } from '@dryrun/server/core/rubric/rubric.ts'
import type { Dimension } from '@dryrun/shared/interview/dimension.ts'
import { levelOfParts } from '@dryrun/shared/interview/parts.ts'
import type { Level } from '@dryrun/shared/interview/terms.ts'
import type { ReadRow } from '@dryrun/shared/pack/extras.ts'
import type { Pack } from '@dryrun/shared/pack.ts'

/** The levels of one row of the rubric by the two readings of a transcript; null where a reading leaves it out. */
export type ReadPair = Readonly<{ transcript: string; dimension: string; levels: readonly (Level | null)[] }>

/** Every row of every transcript of a pack, each scored from the observed parts of both readings. */
export const readPairsOf = ({ transcripts, questions }: Pack): ReadPair[] =>
  transcripts.flatMap(({ id, question, readings }) => {
    const asked = questions.find((each) => each.id === question)
    if (!asked) return []
    return rubricFor(asked).map((row) => ({
      transcript: id,
      dimension: row.id,
      levels: readings.map(({ rows }) => levelIn(rows, row)),
    }))
  })

function levelIn(rows: readonly ReadRow[], { id, parts }: Dimension): Level | null {
  const row = rows.find(({ dimension }) => dimension === id)
  if (!row || !parts) return null
  return row.level ?? levelOfParts(parts, row.seen).level
}

/** Shares of the rows, from 0 to 1. A row that one reading alone leaves out is a disagreement. */
export function agreementIn(pairs: readonly ReadPair[]): { rows: number; exact: number; withinOne: number } {
  const apart = pairs.map(({ levels: [one = null, other = null] }) => {
    if (one === null || other === null) return one === other ? 0 : Number.POSITIVE_INFINITY
    return Math.abs(one - other)
  })
  const share = (most: number) => apart.filter((distance) => distance <= most).length / Math.max(1, apart.length)
  return { rows: apart.length, exact: share(0), withinOne: share(1) }
}

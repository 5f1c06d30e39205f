import type { Dimension } from '@dryrun/shared/interview/dimension.ts'
import { levelOfParts } from '@dryrun/shared/interview/parts.ts'
import type { ReadRow, Transcript } from '@dryrun/shared/pack/extras.ts'
import type { Pack } from '@dryrun/shared/pack.ts'
import { rubricFor } from '../../core/rubric/rubric.ts'
import type { Gap } from './question-gaps.ts'

/** Readings of transcripts that do not fit the rubric of their question. */
export const transcriptGapsOf = ({ transcripts, questions }: Pick<Pack, 'transcripts' | 'questions'>): Gap[] =>
  transcripts.flatMap((transcript, nth) => {
    const question = questions.find(({ id }) => id === transcript.question)
    return question ? readingGaps(transcript, rubricFor(question), ['transcripts', nth]) : []
  })

const readingGaps = ({ readings }: Transcript, rubric: readonly Dimension[], place: Gap['path']): Gap[] =>
  readings.flatMap(({ rows }, nth) => {
    const path = [...place, 'readings', nth, 'rows']
    const unread = rubric.filter(({ id }) => rows.every(({ dimension }) => dimension !== id)).map(({ id }) => id)
    return [
      ...(unread.length ? [{ path, reason: `no reading of ${unread.join(', ')}` }] : []),
      ...rows.flatMap((row, place) => rowGaps(row, rubric, [...path, place])),
    ]
  })

function rowGaps({ dimension, seen, level, because }: ReadRow, rubric: readonly Dimension[], path: Gap['path']): Gap[] {
  const parts = rubric.find(({ id }) => id === dimension)?.parts
  if (!parts) return [{ path: [...path, 'dimension'], reason: `no row of the rubric is called "${dimension}"` }]
  const isBeyond = parts.some((anchor, nth) => seen[nth]?.some((number) => number > anchor.length))
  const isOverruled = level !== undefined && level !== levelOfParts(parts, seen).level
  return [
    ...(isBeyond ? [{ path: [...path, 'seen'], reason: 'a part of that number does not exist' }] : []),
    ...(isOverruled && !because ? [{ path, reason: 'say in "because" why the computed level is overruled' }] : []),
  ]
}

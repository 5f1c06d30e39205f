import type { Evidence, Flag, Note, Tick } from '@dryrun/shared/interview/interview.ts'
import type { DeskView, EndedView, ResultView, RoundView, ShownView } from '@dryrun/shared/interview/view.ts'
import type { Script } from '@dryrun/shared/pack.ts'
import type { Eyes, Marker, MarkerKind } from '@dryrun/shared/replay/recording.ts'

/** What one pair of eyes has seen of a round at the end of it. `used` is on the desk alone. */
export type Seen = Readonly<{ round: RoundView; shown: readonly ShownView[]; used: DeskView['used'] }>

/**
 * The tagged moments of a recording, in order, built up from views: what the eyes saw shown, and of what the asker may
 * read now that which belongs to these eyes. Those of a candidate have no script, no notes and no ids of a pack.
 */
export function markersOf(seen: readonly Seen[], view: EndedView, eyes: Eyes): Marker[] {
  const markers = [
    ...seen.flatMap(shownMarkers),
    ...desksOf(view, eyes).flatMap(deskMarkers),
    ...view.results.flatMap((result) => resultMarkers(result, view, eyes)),
  ]
  return markers.sort((a, b) => a.at - b.at)
}

const shownMarkers = ({ round, shown, used }: Seen): Marker[] =>
  shown.map(({ kind, text, at }, nth) => ({
    kind,
    round: round.index,
    at,
    words: text,
    ref: used[nth]?.itemId ?? null,
  }))

type Desk = Readonly<{
  round: number
  script: Script
  ticks: readonly Tick[]
  flags: readonly Flag[]
  notes: readonly Note[]
  evidence: readonly Evidence[]
  names: ReadonlyMap<string, string>
}>

/** The desks that these eyes had before them. */
function desksOf({ reviews, results }: EndedView, eyes: Eyes): Desk[] {
  if (eyes === 'candidate') return []
  const own = reviews.map(({ question: { index, script, rubric }, ...desk }) => ({
    ...desk,
    round: index,
    script,
    names: namesOf(rubric),
  }))
  const others = eyes === 'interviewer' ? results.filter(({ index }) => own.every(({ round }) => round !== index)) : []
  return [...own, ...others.map(deskOf)]
}

const deskOf = ({ index, script, ticks, flags, notes, rows }: ResultView): Desk => ({
  round: index,
  script,
  ticks,
  flags,
  notes,
  evidence: rows.flatMap(({ evidence }) => evidence),
  names: namesOf(rows),
})

const namesOf = (rows: readonly { id: string; name: string }[]) => new Map(rows.map(({ id, name }) => [id, name]))

function deskMarkers({ round, script, ticks, flags, notes, evidence, names }: Desk): Marker[] {
  const marker = (kind: MarkerKind, at: number, words: string, ref: string): Marker => ({ kind, round, at, words, ref })
  const point = (id: string) => script.points.find((each) => each.id === id)?.point ?? ''
  const flag = (id: string) => script.redFlags.find((each) => each.id === id)?.flag ?? ''
  return [
    ...ticks.map(({ pointId, at }) => marker('point', at, point(pointId), pointId)),
    ...flags.map(({ flagId, at }) => marker('flag', at, flag(flagId), flagId)),
    ...notes.map(({ text, tags, at }): Marker => {
      return { kind: 'note', round, at, words: [text, tags.join(', ')].filter(Boolean).join(' · '), ref: null }
    }),
    ...evidence.map((each) => evidenceMarker(round, each, names)),
  ]
}

function evidenceMarker(round: number, { at, dimension, note }: Evidence, names: ReadonlyMap<string, string>): Marker {
  const words = [names.get(dimension) ?? dimension, note].filter(Boolean).join(': ')
  return { kind: 'evidence', round, at, words, ref: dimension }
}

/** What both players read of a round once the seal is broken, where its desk has not told it already. */
function resultMarkers(result: ResultView, { reviews }: EndedView, eyes: Eyes): Marker[] {
  const round = result.index
  const changes = result.changes.map(
    ({ at, behaviour }): Marker => ({ kind: 'change', round, at, words: behaviour, ref: null }),
  )
  const isTold = eyes === 'interviewer' || (eyes === 'own' && reviews.some(({ question }) => question.index === round))
  if (isTold) return changes
  const names = namesOf(result.rows)
  const evidence = result.rows.flatMap((row) => row.evidence)
  return [...changes, ...evidence.map((each) => evidenceMarker(round, each, names))]
}

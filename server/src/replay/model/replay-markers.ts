import type { Evidence, Flag, Note, Tick } from '@dryrun/shared/interview/interview.ts'
import type { EndedView, PanelView, ResultView, RoundView, ShownView } from '@dryrun/shared/interview/view.ts'
import type { Script } from '@dryrun/shared/pack.ts'
import type { Marker, MarkerKind, Perspective } from '@dryrun/shared/replay/recording.ts'

/** A round at its end, from one perspective. `used` is on the interviewer panel alone. */
export type SeenFrame = Readonly<{ round: RoundView; shown: readonly ShownView[]; used: PanelView['used'] }>

/**
 * The markers of a recording in order, from the views of this perspective and from what the requester may read now. The
 * candidate's perspective has no script, notes or pack ids.
 */
export function markersOf(seen: readonly SeenFrame[], view: EndedView, eyes: Perspective): Marker[] {
  const markers = [
    ...seen.flatMap(shownMarkers),
    ...desksOf(view, eyes).flatMap(deskMarkers),
    ...view.results.flatMap((result) => resultMarkers(result, view, eyes)),
  ]
  return markers.sort((a, b) => a.at - b.at)
}

const shownMarkers = ({ round, shown, used }: SeenFrame): Marker[] =>
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

function desksOf({ reviews, results }: EndedView, eyes: Perspective): Desk[] {
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

/** The markers that both players read once the seal is broken, without those of a visible panel. */
function resultMarkers(result: ResultView, { reviews }: EndedView, eyes: Perspective): Marker[] {
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

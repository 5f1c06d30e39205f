import { momentOf } from '@dryrun/shared/interview/interview.ts'
import type { Phase } from '@dryrun/shared/interview/terms.ts'
import type { Chapter, Marker } from '@dryrun/shared/replay/recording.ts'
import type { Quiet } from '../player/track.ts'

/** A part of a round's row, in shares of its width from 0 to 1. */
export type Stretch = Readonly<{ from: number; to: number }>
export type Band = Stretch & Readonly<{ name: string; isOdd: boolean }>
export type PlacedMarker = Readonly<{ marker: Marker; share: number; lane: number }>

/** Pixels per marker; closer markers move to the next of `LANES` lanes. */
const MARKER_WIDTH = 18
export const LANES = 3

const lengthOf = ({ startedAt, endedAt }: Chapter): number => Math.max(1, endedAt - startedAt)

export const shareOf = (chapter: Chapter, at: number): number =>
  Math.min(1, Math.max(0, (at - chapter.startedAt) / lengthOf(chapter)))

export function bandsOf(chapter: Chapter, plan: readonly Phase[]): Band[] {
  const starts = chapter.visits.map(({ from }) => momentOf(chapter, from))
  return chapter.visits.map(({ phase }, place) => ({
    name: plan.find(({ id }) => id === phase)?.name ?? phase,
    isOdd: plan.findIndex(({ id }) => id === phase) % 2 === 1,
    from: shareOf(chapter, starts[place] ?? chapter.startedAt),
    to: shareOf(chapter, starts[place + 1] ?? chapter.endedAt),
  }))
}

export const stretchesOf = (chapter: Chapter, times: readonly Quiet[]): Stretch[] =>
  times
    .filter(({ from, to }) => to > chapter.startedAt && from < chapter.endedAt)
    .map(({ from, to }) => ({ from: shareOf(chapter, from), to: shareOf(chapter, to) }))

/** Puts each marker into the first lane with room. `width` is the row's width in pixels. */
export function placeMarkers(chapter: Chapter, markers: readonly Marker[], width: number): PlacedMarker[] {
  const ends = new Array<number>(LANES).fill(Number.NEGATIVE_INFINITY)
  return markers
    .filter(({ round }) => round === chapter.round)
    .toSorted((a, b) => a.at - b.at)
    .map((marker) => {
      const share = shareOf(chapter, marker.at)
      const free = ends.findIndex((end) => end <= share * width)
      const lane = free < 0 ? LANES - 1 : free
      ends[lane] = share * width + MARKER_WIDTH
      return { marker, share, lane }
    })
}

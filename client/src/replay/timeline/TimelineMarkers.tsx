import type { Chapter } from '@dryrun/shared/replay/recording.ts'
import { Tooltip } from '@mantine/core'
import { useEffect, useMemo, useRef } from 'react'
import { stampAt } from '../player/moment.ts'
import { usePlayer, useReplay } from '../player/use-replay.ts'
import { markerKindText } from './kind-text.ts'
import { MarkerSign } from './MarkerSign.tsx'
import classes from './Timeline.module.css'
import { type PlacedMarker, placeMarkers } from './timeline-places.ts'

const LONGEST = 90

/** The markers of a round. Tab reaches one of them, the last passed; the marker shortcuts move on from there. */
export function TimelineMarkers({ chapter, width }: { chapter: Chapter; width: number }) {
  const markers = usePlayer(({ head }) => head.markers)
  const placed = useMemo(() => placeMarkers(chapter, markers, width), [chapter, markers, width])
  const passed = usePlayer(({ at }) => placed.findLastIndex(({ marker }) => marker.at <= at))
  const group = useRef<HTMLUListElement>(null)
  useEffect(() => {
    if (passed >= 0 && group.current?.contains(document.activeElement)) focusOn(group.current, passed)
  }, [passed])
  if (!placed.length) return null
  const lanes = Math.max(...placed.map(({ lane }) => lane)) + 1
  return (
    <ul
      ref={group}
      aria-label={`Markers of round ${chapter.round + 1}`}
      className={classes.markers}
      style={{ height: lanes * 18 }}
    >
      {placed.map((one, place) => (
        <MarkerButton
          // biome-ignore lint/suspicious/noArrayIndexKey: two markers may share everything but their place
          key={place}
          chapter={chapter}
          placed={one}
          isReachable={place === Math.max(passed, 0)}
        />
      ))}
    </ul>
  )
}

function focusOn(group: HTMLElement, place: number): void {
  group.querySelectorAll('button')[place]?.focus()
}

function MarkerButton(props: { chapter: Chapter; placed: PlacedMarker; isReachable: boolean }) {
  const { marker, share, lane } = props.placed
  const { player } = useReplay()
  const words = `${stampAt(props.chapter, marker.at)} ${markerKindText[marker.kind]}: ${shortened(marker.words)}`
  return (
    <li className={classes.place} style={{ left: `${share * 100}%`, bottom: lane * 18 }}>
      <Tooltip label={words} multiline maw={320} events={{ hover: true, focus: true, touch: false }}>
        <button
          type="button"
          className={classes.marker}
          tabIndex={props.isReachable ? 0 : -1}
          aria-label={words}
          onClick={() => player.seek(marker.at)}
        >
          <MarkerSign kind={marker.kind} />
        </button>
      </Tooltip>
    </li>
  )
}

const shortened = (words: string): string => (words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words)

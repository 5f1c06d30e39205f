import type { Chapter } from '@dryrun/shared/replay/recording.ts'
import type { CSSProperties } from 'react'
import { useMemo } from 'react'
import { wordsAt } from '../player/moment.ts'
import { usePlayer, useReplay } from '../player/use-replay.ts'
import { SpeechLanes } from './SpeechLanes.tsx'
import classes from './Timeline.module.css'
import { TimelineMarkers } from './TimelineMarkers.tsx'
import { bandsOf, type Stretch, shareOf, stretchesOf } from './timeline-places.ts'

type Props = { chapter: Chapter; isCurrent: boolean; isNamed: boolean; width: number }

export function ChapterRow({ chapter, isCurrent, isNamed, width }: Props) {
  return (
    <div className={classes.row} data-current={isCurrent}>
      {isNamed && (
        <p className={classes.name} title={chapter.title}>
          <b>Round {chapter.round + 1}</b> {chapter.title}
        </p>
      )}
      <TimelineMarkers chapter={chapter} width={width} />
      <div className={classes.track}>
        <Bands chapter={chapter} />
        <Position
          chapter={chapter}
          isCurrent={isCurrent}
          label={isNamed ? `Moment in round ${chapter.round + 1}` : 'Moment'}
        />
      </div>
      {isCurrent && <SpeechLanes chapter={chapter} />}
    </div>
  )
}

const placed = ({ from, to }: Stretch): CSSProperties => ({ left: `${from * 100}%`, width: `${(to - from) * 100}%` })

function Bands({ chapter }: { chapter: Chapter }) {
  const plan = usePlayer(({ head }) => head.plan)
  const quiet = usePlayer((state) => state.quiet)
  const bands = useMemo(() => bandsOf(chapter, plan), [chapter, plan])
  const skipped = useMemo(() => stretchesOf(chapter, quiet), [chapter, quiet])
  const still = useMemo(() => stretchesOf(chapter, chapter.pauses), [chapter])
  return (
    <div className={classes.bands} aria-hidden>
      {bands.map((band) => (
        <span
          key={`${band.from} ${band.name}`}
          className={classes.band}
          data-odd={band.isOdd}
          style={placed(band)}
          title={band.name}
        >
          {band.name}
        </span>
      ))}
      {skipped.map((stretch) => (
        <span key={stretch.from} className={classes.quiet} style={placed(stretch)} />
      ))}
      {still.map((stretch) => (
        <span key={stretch.from} className={classes.still} style={placed(stretch)} />
      ))}
    </div>
  )
}

type PositionProps = { chapter: Chapter; isCurrent: boolean; label: string }

/** One slider per round; those of other rounds stay at the end nearer to the current moment. */
function Position({ chapter, isCurrent, label }: PositionProps) {
  const { player } = useReplay()
  const head = usePlayer((state) => state.head)
  const at = usePlayer((state) => state.at)
  const words = isCurrent ? wordsAt(head, at) : at < chapter.startedAt ? 'not reached yet' : 'played'
  return (
    <>
      <span className={classes.played} style={{ width: `calc((100% - 16px) * ${shareOf(chapter, at)})` }} />
      <input
        type="range"
        className={classes.slider}
        aria-label={label}
        aria-valuetext={words}
        min={chapter.startedAt}
        max={chapter.endedAt}
        step={1_000}
        value={Math.min(Math.max(at, chapter.startedAt), chapter.endedAt)}
        onChange={(event) => player.seek(Number(event.currentTarget.value))}
      />
    </>
  )
}

import type { Range } from '@dryrun/shared/api/progress.ts'
import classes from './RangeChart.module.css'

export type RangePoint = { value: number; range: Range | null }

/** Steps of the picture's own measure; it is as wide as its place. */
const STEP = 40
const HEIGHT = 100
const PAD = 10
/** As many of the latest as are drawn: more would be too close together to be told apart. */
const MOST = 24

type Props = { points: readonly RangePoint[]; top: number; label: string }

/**
 * From round to round: the range as a band, its middle as a line through it, and each single figure as a small mark. Drawn
 * by ourselves: a range is what charts in general have no form for, and this is all there is to it.
 */
export function RangeChart({ points, top, label }: Props) {
  const drawn = points.slice(-MOST)
  const width = Math.max(drawn.length - 1, 1) * STEP + 2 * PAD
  const y = (value: number) => HEIGHT - PAD - ((value - 1) / (top - 1)) * (HEIGHT - 2 * PAD)
  const x = (index: number) => (drawn.length === 1 ? width / 2 : PAD + index * STEP)
  const ranged = drawn.flatMap(({ range }, index) => (range ? [{ range, at: x(index) }] : []))
  const line = (pick: (range: Range) => number) => ranged.map(({ range, at }) => `${at},${y(pick(range))}`)
  const band = [...line(({ high }) => high), ...line(({ low }) => low).reverse()].join(' ')
  return (
    <div className={classes.figure}>
      <span className={classes.scale} aria-hidden>
        <span>{top}</span>
        <span>1</span>
      </span>
      <svg
        className={classes.chart}
        viewBox={`0 0 ${width} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
      >
        {Array.from({ length: top }, (_, index) => index + 1).map((value) => (
          <line key={value} className={classes.grid} x1="0" x2={width} y1={y(value)} y2={y(value)} />
        ))}
        {ranged.length > 1 && <polygon className={classes.band} points={band} />}
        {ranged.length === 1 && <line className={classes.bar} {...upright(ranged[0], y)} />}
        <polyline className={classes.middle} points={line(({ mid }) => mid).join(' ')} />
        {drawn.map(({ value }, index) => (
          <line key={x(index)} className={classes.mark} x1={x(index)} x2={x(index)} y1={y(value)} y2={y(value)} />
        ))}
      </svg>
    </div>
  )
}

const upright = (only: { range: Range; at: number } | undefined, y: (value: number) => number) =>
  only && { x1: only.at, x2: only.at, y1: y(only.range.high), y2: y(only.range.low) }

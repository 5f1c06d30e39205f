import type { Range } from '@dryrun/shared/api/progress.ts'
import classes from './RangeChart.module.css'

export type RangePoint = { value: number; range: Range | null }

/** In viewBox units; the chart stretches to its container's width. */
const STEP = 40
const HEIGHT = 100
const PAD = 10
/** Draws the latest points only: more would not be distinguishable. */
const MOST = 24

type Props = { points: readonly RangePoint[]; top: number; label: string }

/**
 * Draws each range as a band, its middle as a line, and each value as a mark. Custom SVG, because the chart library has
 * no range chart.
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

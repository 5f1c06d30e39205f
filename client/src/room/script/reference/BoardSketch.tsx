import { PART_HEIGHT, PART_WIDTH } from '@dryrun/shared/drawing/starting-board.ts'
import type { StartingBoard } from '@dryrun/shared/pack/board.ts'
import { useId } from 'react'
import classes from './reference.module.css'

const MARGIN = 20
/** Pixels of the page for one pixel of the board. */
const SCALE = 0.75
const LINE_HEIGHT = 20
const LINE_LENGTH = 15

type Part = StartingBoard['parts'][number]

/** A board of a pack as a picture, with its connections in words below. */
export function BoardSketch({ board: { parts, arrows }, name }: { board: StartingBoard; name: string }) {
  const head = useId()
  const byId = new Map(parts.map((part) => [part.id, part]))
  const [left, top] = [Math.min(...parts.map(({ x }) => x)), Math.min(...parts.map(({ y }) => y))]
  const width = Math.max(...parts.map(({ x }) => x)) - left + PART_WIDTH + 2 * MARGIN
  const height = Math.max(...parts.map(({ y }) => y)) - top + PART_HEIGHT + 2 * MARGIN
  const joined = arrows.flatMap(({ from, to, label }) => {
    const [start, end] = [byId.get(from), byId.get(to)]
    return start && end ? [{ start, end, label }] : []
  })
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide picture must be scrolled by keyboard too. */}
      <section className={classes.sketch} tabIndex={0} aria-label={`${name}, a picture to scroll`}>
        <svg
          role="img"
          aria-label={name}
          width={width * SCALE}
          height={height * SCALE}
          viewBox={`${left - MARGIN} ${top - MARGIN} ${width} ${height}`}
        >
          <marker id={head} viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">
            <path d="M0 0L8 4L0 8z" className={classes.head} />
          </marker>
          {joined.map(({ start, end }) => (
            <Arrow key={`${start.id} ${end.id}`} start={start} end={end} head={head} />
          ))}
          {parts.map((part) => (
            <Box key={part.id} part={part} />
          ))}
        </svg>
      </section>
      <ul className={classes.remarks} aria-label="Connections">
        {joined.map(({ start, end, label }) => (
          <li key={`${start.id} ${end.id} ${label}`}>
            {start.label} → {end.label}
            {label && `: ${label}`}
          </li>
        ))}
      </ul>
    </>
  )
}

function Arrow({ start, end, head }: { start: Part; end: Part; head: string }) {
  const [from, to] = [centerOf(start), centerOf(end)]
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  // The share of the way from a center to the edge of its box.
  const share = 1 / Math.max((2 * Math.abs(dx)) / PART_WIDTH, (2 * Math.abs(dy)) / PART_HEIGHT, 1)
  return (
    <line
      className={classes.arrow}
      x1={from.x + dx * share}
      y1={from.y + dy * share}
      x2={to.x - dx * share}
      y2={to.y - dy * share}
      markerEnd={`url(#${head})`}
    />
  )
}

function Box({ part }: { part: Part }) {
  const { x, y } = centerOf(part)
  const lines = wrapped(part.label)
  return (
    <>
      <rect className={classes.box} x={part.x} y={part.y} width={PART_WIDTH} height={PART_HEIGHT} rx="6" />
      {lines.map((line, nth) => (
        <text key={line} className={classes.label} x={x} y={y + (nth - (lines.length - 1) / 2) * LINE_HEIGHT}>
          {line}
        </text>
      ))}
    </>
  )
}

const centerOf = ({ x, y }: Part) => ({ x: x + PART_WIDTH / 2, y: y + PART_HEIGHT / 2 })

function wrapped(label: string): string[] {
  const lines: string[] = []
  for (const word of label.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`
    if (lines.length && longer.length <= LINE_LENGTH) lines.splice(-1, 1, longer)
    else lines.push(word)
  }
  return lines
}

import room from './RoomSketch.module.css'
import classes from './SampleCard.module.css'

const boxes: readonly (readonly [x: number, y: number, words: string, tone: string | undefined])[] = [
  [4, 14, 'Web shop', room.edge],
  [124, 14, 'Orders', room.data],
  [124, 94, 'Events', room.messaging],
  [252, 94, 'Workflow', room.compute],
  [252, 14, 'Payments', room.messaging],
  [380, 14, 'Provider', room.edge],
  [380, 94, 'Stock', room.data],
]

/** Phase lengths in minutes. */
const phases = [1.2, 2.3, 1.4, 2.2, 6.2, 6.8, 1.8, 0.5]
const SCALE = 21

export function SampleSketch() {
  return (
    <svg
      viewBox="0 0 480 212"
      className={classes.sketch}
      role="img"
      aria-label="The replay: a board, and a timeline with phases and marked moments below it"
    >
      {boxes.map(([x, y, words, tone]) => (
        <g key={words}>
          <rect x={x} y={y} width="88" height="40" rx="7" className={`${room.box} ${tone}`} />
          <text x={x + 44} y={y + 25} className={room.label}>
            {words}
          </text>
        </g>
      ))}
      <path d="M95 34h26M168 57v34M215 114h34M296 91V57M343 34h34M343 114h34" className={classes.arrow} />
      <path
        d="m116 30 5 4-5 4M164 86l4 5 4-5M244 110l5 4-5 4M292 62l4-5 4 5M372 30l5 4-5 4M372 110l5 4-5 4"
        className={classes.arrow}
      />
      <path d="M150 74c8-14 34-14 40 0 4 12-8 20-22 19-14-1-22-9-18-19" className={classes.ring} />
      <Strip />
    </svg>
  )
}

function Strip() {
  let from = 4
  return (
    <>
      {phases.map((minutes) => {
        const x = from
        from += minutes * SCALE
        return <rect key={x} x={x} y="176" width={minutes * SCALE - 2} height="14" className={classes.band} />
      })}
      <rect x="4" y="176" width="284" height="14" className={classes.played} />
      <rect x="285" y="170" width="6" height="26" rx="3" className={classes.head} />
      <circle cx="66" cy="164" r="4" className={classes.sign} />
      <path d="M236 168l4-8 4 8z" className={classes.sign} />
      <path d="M258 168l4-8 4 8z" className={classes.sign} />
      <path d="M302 160h8v8h-8z" className={classes.sign} />
      <path d="M338 160h8v8h-8z" className={classes.sign} />
      <path d="M374 158v12M374 158l9 4-9 4z" className={classes.flag} />
      <path d="m388 160 4 4-4 4-4-4z" className={classes.sign} />
      <circle cx="424" cy="164" r="4" className={classes.sign} />
      <text x="4" y="207" className={classes.time}>
        0:00
      </text>
      <text x="476" y="207" className={classes.time} textAnchor="end">
        22:14
      </text>
    </>
  )
}

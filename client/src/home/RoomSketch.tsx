import classes from './RoomSketch.module.css'

export function RoomSketch() {
  return (
    <svg
      viewBox="0 0 560 380"
      className={classes.sketch}
      role="img"
      aria-label="The room: script at the left, board in the middle"
    >
      <rect x="1" y="1" width="558" height="378" rx="10" className={classes.window} />
      <path d="M1 40h558" className={classes.line} />
      <text x="18" y="26" className={classes.strong}>
        Deep dive
      </text>
      <text x="84" y="26" className={classes.dim}>
        6:20 of 11:00
      </text>
      <circle cx="532" cy="21" r="9" className={classes.person} />
      <circle cx="514" cy="21" r="9" className={classes.otherPerson} />
      <text x="412" y="26" className={classes.dim}>
        All saved
      </text>
      <Script />
      <Drawing />
    </svg>
  )
}

const points: readonly (readonly [y: number, width: number, heard: boolean])[] = [
  [128, 104, true],
  [152, 84, true],
  [176, 112, true],
  [200, 92, false],
  [224, 74, false],
]

function Script() {
  return (
    <>
      <path d="M1 40h168v339H11a10 10 0 0 1-10-10z" className={classes.private} />
      <text x="16" y="64" className={classes.small}>
        Only you see this
      </text>
      <rect x="16" y="76" width="136" height="8" rx="4" className={classes.words} />
      <rect x="16" y="92" width="96" height="8" rx="4" className={classes.words} />
      {points.map(([y, width, heard]) => (
        <g key={y}>
          <rect x="16" y={y - 10} width="12" height="12" rx="3" className={heard ? classes.heard : classes.open} />
          {heard && <path d={`m19 ${y - 4} 2.5 3 4.5-6`} className={classes.tick} />}
          <rect x="36" y={y - 8} width={width} height="8" rx="4" className={classes.words} />
        </g>
      ))}
      <rect x="16" y="256" width="136" height="40" rx="5" className={classes.card} />
      <text x="26" y="273" className={classes.small}>
        Follow-up
      </text>
      <rect x="26" y="280" width="70" height="6" rx="3" className={classes.words} />
      <text x="142" y="281" className={classes.act}>
        Ask this
      </text>
      <rect x="16" y="306" width="136" height="40" rx="5" className={classes.card} />
      <text x="26" y="323" className={classes.small}>
        Hint
      </text>
      <rect x="26" y="330" width="54" height="6" rx="3" className={classes.words} />
      <text x="142" y="331" className={classes.act}>
        Give it
      </text>
    </>
  )
}

const boxes: readonly (readonly [x: number, y: number, words: string, tone: string | undefined])[] = [
  [196, 92, 'Client', classes.edge],
  [326, 92, 'API', classes.compute],
  [456, 92, 'Orders', classes.data],
  [326, 196, 'Queue', classes.messaging],
  [456, 196, 'Worker', classes.compute],
  [456, 300, 'Payment', classes.edge],
]

function Drawing() {
  return (
    <>
      {boxes.map(([x, y, words, tone]) => (
        <g key={words}>
          <rect x={x} y={y} width="80" height="46" rx="8" className={`${classes.box} ${tone}`} />
          <text x={x + 40} y={y + 28} className={classes.label}>
            {words}
          </text>
        </g>
      ))}
      <path
        d="M278 115c16-2 30-2 44 0M408 115c16 2 30 2 44 0M366 140c2 18 2 34 0 52M408 219c16-2 30-2 44 0M496 244c-2 18-2 34 0 52"
        className={classes.arrow}
      />
      <path
        d="m316 110 6 5-6 6M446 110l6 5-6 6M361 186l5 6 5-6M446 214l6 5-6 6M491 290l5 6 5-6"
        className={classes.arrow}
      />
      <path d="M440 276c34-14 96-10 108 20 10 28-22 62-70 58-44-4-66-44-46-70" className={classes.pen} />
      <path d="m428 284 4 17 5-6 8-1z" className={classes.cursor} />
      <rect x="354" y="304" width="74" height="20" rx="4" className={classes.tag} />
      <text x="391" y="318" className={classes.tagWords}>
        Candidate
      </text>
    </>
  )
}

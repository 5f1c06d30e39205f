import { mss } from '@dryrun/shared/format.ts'
import { Link } from '@tanstack/react-router'
import { createContext, useContext } from 'react'
import classes from './Moment.module.css'
import { useReportPlace } from './report-place.ts'

export const RoundContext = createContext(0)

/** A time on the round's clock, linked to the replay where the reader may watch it. */
export function Moment({ clock }: { clock: number }) {
  const { replay } = useReportPlace()
  const round = useContext(RoundContext)
  const words = mss(clock)
  if (!replay) return <span className={classes.moment}>{words}</span>
  return (
    <Link
      to={replay}
      search={{ t: words, ...(round > 0 && { r: round + 1 }) }}
      className={classes.link}
      aria-label={`${words}, watch this moment`}
    >
      {words}
    </Link>
  )
}

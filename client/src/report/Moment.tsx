import { mss } from '@dryrun/shared/format.ts'
import { Link } from '@tanstack/react-router'
import { createContext, useContext } from 'react'
import classes from './Moment.module.css'
import { useReportPlace } from './report-place.ts'

/** The round that everything around belongs to, by its index. */
export const RoundContext = createContext(0)

/** A time of the round's clock, which leads to that moment of the replay where there is one. */
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

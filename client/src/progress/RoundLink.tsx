import { mss } from '@dryrun/shared/format.ts'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { dayOf } from '../lib/dates.ts'
import classes from './Progress.module.css'

type Source = { interviewId: string; round: number; at: number }

export function RoundLink({ source, children }: { source: Source; children?: ReactNode }) {
  return (
    <Link
      to="/i/$interviewId"
      params={{ interviewId: source.interviewId }}
      hash={`round-${source.round + 1}`}
      className={classes.link}
    >
      {children ?? dayOf(source.at)}
    </Link>
  )
}

export function MomentLink({ source, clock }: { source: Source; clock: number }) {
  const stamp = mss(clock)
  return (
    <Link
      to="/i/$interviewId/replay"
      params={{ interviewId: source.interviewId }}
      search={{ t: stamp, ...(source.round > 0 && { r: source.round + 1 }) }}
      className={classes.link}
      aria-label={`${stamp}, watch this moment`}
    >
      {stamp}
    </Link>
  )
}

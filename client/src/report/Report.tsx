import type { ReportView } from '@dryrun/shared/report/report-view.ts'
import { useEffect } from 'react'
import { RecoverablePart } from '../ui/RecoverablePart.tsx'
import { RoundContext } from './Moment.tsx'
import classes from './Report.module.css'
import { PlaceContext, type ReportPlace } from './report-place.ts'
import { ReportRound } from './round/ReportRound.tsx'

export function Report({ report, place }: { report: ReportView; place: ReportPlace }) {
  const { rounds, targetLevel } = report
  useEffect(() => {
    window.addEventListener('beforeprint', unfold)
    return () => window.removeEventListener('beforeprint', unfold)
  }, [])
  return (
    <PlaceContext value={place}>
      <div className={classes.report}>
        {rounds.length > 1 && (
          <nav aria-label="Rounds">
            <ul className={classes.rounds}>
              {rounds.map(({ index, title }) => (
                <li key={index}>
                  <a href={`#round-${index + 1}`}>
                    Round {index + 1}: {title}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {rounds.map((round) => (
          <RoundContext key={round.index} value={round.index}>
            <RecoverablePart name={`Round ${round.index + 1} of the report`}>
              <ReportRound round={round} target={targetLevel} />
            </RecoverablePart>
          </RoundContext>
        ))}
      </div>
    </PlaceContext>
  )
}

function unfold(): void {
  for (const fold of document.querySelectorAll('details')) fold.open = true
}

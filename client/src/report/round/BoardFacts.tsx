import type { BoardFact } from '@dryrun/shared/report/report-view.ts'
import { Moment } from '../Moment.tsx'
import report from '../Report.module.css'
import classes from './BoardFacts.module.css'

/** Facts derived from the drawing. None is rated as a fault; the players judge that. */
export function BoardFacts({ facts }: { facts: readonly BoardFact[] }) {
  if (!facts.length) return null
  return (
    <section>
      <h3 className={report.heading}>Board facts</h3>
      <p className={report.aside}>Counted from the drawing alone, without judging it.</p>
      <ul className={classes.facts}>
        {facts.map((fact) => (
          <Fact key={`${fact.kind} ${fact.words}`} fact={fact} />
        ))}
      </ul>
    </section>
  )
}

function Fact({ fact: { words, moments } }: { fact: BoardFact }) {
  const [first] = moments
  if (moments.length === 1 && first)
    return (
      <li className={`${classes.fact} ${classes.single}`}>
        <Moment clock={first.clock} />
        <span>{words}</span>
      </li>
    )
  return (
    <li className={classes.fact}>
      {moments.length === 0 ? (
        words
      ) : (
        <details>
          <summary>{words}</summary>
          <ul className={classes.moments}>
            {moments.map((moment, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two may say the same of the same moment, and none ever moves
              <li key={place}>
                <Moment clock={moment.clock} />
                <span>{moment.words}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}

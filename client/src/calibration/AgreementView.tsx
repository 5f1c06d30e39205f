import type { Agreement, Sheet } from '@dryrun/shared/api/calibration.ts'
import { counted, mss } from '@dryrun/shared/format.ts'
import { Link } from '@tanstack/react-router'
import { LinkButton } from '../ui/LinkButton.tsx'
import table from '../ui/Table.module.css'
import classes from './Calibration.module.css'

type Props = { sheet: Sheet; agreement: readonly Agreement[] }

export function AgreementView({ sheet: { calibration, enough }, agreement }: Props) {
  const apart = agreement.filter(({ apart: levels }) => levels > 1).toSorted((a, b) => b.apart - a.apart)
  return (
    <>
      <p className={classes.lead}>Scored blind by {counted(calibration.scored, 'person', 'people')}, you among them.</p>
      <h2 className={classes.heading}>This round</h2>
      <Scores agreement={agreement} />
      <h2 className={classes.heading}>Where people differ most</h2>
      {apart.length === 0 && <p className={classes.aside}>Nobody is more than a level apart on any dimension.</p>}
      {apart.map((each) => (
        <Difference key={each.id} id={calibration.id} agreement={each} />
      ))}
      <h2 className={classes.heading}>Over all rounds scored blind</h2>
      <Kappas agreement={agreement} enough={enough} />
      <p>
        <LinkButton to="/calibration" variant="default">
          Score another round
        </LinkButton>
      </p>
    </>
  )
}

function Scores({ agreement }: Pick<Props, 'agreement'>) {
  return (
    <div className={classes.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Dimension</th>
            <th scope="col" className={table.figure}>
              You
            </th>
            <th scope="col" className={table.figure}>
              Interviewer
            </th>
            <th scope="col" className={table.figure}>
              All blind scorers
            </th>
          </tr>
        </thead>
        <tbody>
          {agreement.map(({ id, name, yours, interviewers, spread }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td className={table.figure}>{yours ?? '–'}</td>
              <td className={table.figure}>{interviewers ?? '–'}</td>
              <td className={table.figure}>{spreadWords(spread)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Formats how many people chose each level: "2 × 3, 1 × 4". */
const spreadWords = (spread: readonly number[]): string =>
  spread.flatMap((times, at) => (times ? `${times} × ${at + 1}` : [])).join(', ') || '–'

function Difference({ id, agreement: { name, apart, observed, moments } }: { id: string; agreement: Agreement }) {
  return (
    <div className={classes.difference}>
      <h3 className={classes.title}>
        {name}: {apart} levels apart
      </h3>
      {observed.length > 0 && (
        <p className={classes.aside}>
          The interviewer observed: {observed.map(({ level, part }) => `${part} (${level})`).join(' · ')}
        </p>
      )}
      {moments.length === 0 && <p className={classes.aside}>The interviewer’s score names no moment.</p>}
      <ul className={classes.moments}>
        {moments.map(({ clock, note }) => (
          <li key={`${clock} ${note}`}>
            <Link
              to="/calibration/$calibrationId/watch"
              params={{ calibrationId: id }}
              search={{ t: mss(clock) }}
              target="_blank"
            >
              {mss(clock)}
            </Link>{' '}
            {note || 'no words to it'}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Kappas({ agreement, enough }: { agreement: readonly Agreement[]; enough: number }) {
  return (
    <>
      <p className={classes.lead}>
        1 means that people always agree, 0 that they do no better than chance. A difference of two levels weighs four
        times one of a single level. It takes {enough} pairs of scores: with fewer, chance moves the figure more than
        people do.
      </p>
      <div className={classes.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">Dimension</th>
              <th scope="col" className={table.figure}>
                With interviewers
              </th>
              <th scope="col" className={table.figure}>
                Among blind scorers
              </th>
            </tr>
          </thead>
          <tbody>
            {agreement.map(({ id, name, withInterviewers, amongScorers }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td className={table.figure}>{kappaWords(withInterviewers, enough)}</td>
                <td className={table.figure}>{kappaWords(amongScorers, enough)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function kappaWords({ pairs, kappa }: Agreement['amongScorers'], enough: number): string {
  if (kappa !== null) return `${kappa.toFixed(2)} of ${pairs} pairs`
  return pairs < enough ? `${pairs} of ${enough} pairs` : 'all gave the same'
}

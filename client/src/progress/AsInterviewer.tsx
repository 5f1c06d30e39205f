import type { Drift, ProgressReply, RatingCourse } from '@dryrun/shared/api/progress.ts'
import { counted } from '@dryrun/shared/format.ts'
import { ratingWord } from '../lib/level-meaning.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { LinkButton } from '../ui/LinkButton.tsx'
import table from '../ui/Table.module.css'
import classes from './Progress.module.css'
import { RangeChart } from './RangeChart.tsx'
import { RoundLink } from './RoundLink.tsx'
import { rangeText, tooFew } from './range-text.ts'

export function AsInterviewer({ progress: { history, asInterviewer } }: { progress: ProgressReply }) {
  const asked = history.filter(({ role }) => role === 'interviewer')
  if (!asked.some(({ state }) => state === 'open')) return <NothingYet sealed={asked.length > 0} />
  return (
    <div className={classes.parts}>
      <Ratings ratings={asInterviewer.ratings} />
      <StrictOrMild drift={asInterviewer.drift} />
    </div>
  )
}

function NothingYet({ sealed }: { sealed: boolean }) {
  return (
    <EmptyState
      title={sealed ? 'What your candidates said is still sealed' : 'You have not interviewed anybody yet'}
      action={!sealed && <LinkButton to="/open">New interview</LinkButton>}
    >
      {sealed
        ? 'It opens once both sides have submitted feedback. What is missing stands on the page of the interview, in your history.'
        : 'Asking teaches as much as answering. The script and the rubric will be at your hand.'}
    </EmptyState>
  )
}

function Ratings({ ratings: { points, usual } }: { ratings: RatingCourse }) {
  if (!points.length)
    return <p className={classes.aside}>Nobody has rated your interviewing yet: who was alone rates nobody.</p>
  const words = usual ? rangeText(usual) : tooFew(points.length)
  return (
    <section aria-labelledby="ratings">
      <h2 id="ratings" className={classes.heading}>
        How your interviewing was
      </h2>
      <p className={classes.aside}>What your candidates gave, from 1, made it harder, to 5, could not be better.</p>
      <div className={table.beside}>
        <div>
          <RangeChart
            points={points.map(({ rating, range }) => ({ value: rating, range }))}
            top={5}
            label={`Ratings: ${words}. The table beside has each of them.`}
          />
          <dl className={classes.figures}>
            <dt>Last five</dt>
            <dd>{words}</dd>
          </dl>
        </div>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">Round</th>
              <th scope="col">Rating</th>
            </tr>
          </thead>
          <tbody>
            {[...points].reverse().map((point) => (
              <tr key={`${point.interviewId} ${point.round}`}>
                <th scope="row">
                  <RoundLink source={point} />
                </th>
                <td>
                  {point.rating} <span className={classes.dim}>{ratingWord(point.rating)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function StrictOrMild({ drift }: { drift: Drift }) {
  return (
    <section aria-labelledby="drift">
      <h2 id="drift" className={classes.heading}>
        Strict or mild
      </h2>
      {drift.found ? <Found drift={drift} found={drift.found} /> : <TooFew drift={drift} />}
      <p className={classes.aside}>
        Compared are your scores with those that others gave for the same questions at the same target level. Who the
        candidates were is not known: better candidates make an interviewer look mild.
      </p>
    </section>
  )
}

const verdictWords = {
  stricter: 'You score lower than others do',
  milder: 'You score higher than others do',
  alike: 'You score like others do, as far as can be told',
} as const

function Found({ drift: { questions, others }, found }: { drift: Drift; found: NonNullable<Drift['found']> }) {
  const { difference, low, high, verdict } = found
  return (
    <>
      <p className={classes.verdict}>{verdictWords[verdict]}</p>
      <p className={classes.words}>
        By {signed(difference)} levels, most likely between {signed(low)} and {signed(high)}; from{' '}
        {counted(questions, 'question')} that {others} others asked as well.
      </p>
    </>
  )
}

function TooFew({ drift: { questions, others, needed } }: { drift: Drift }) {
  return (
    <p className={classes.words}>
      Too few to say: {questions} of {counted(needed.questions, 'question')} that others asked as well, and {others} of{' '}
      {counted(needed.others, 'other interviewer')}.
    </p>
  )
}

/** Formats "+0.4" and "−1.2", with a true minus sign (U+2212). */
const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`

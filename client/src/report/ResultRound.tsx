import { runningMs } from '@dryrun/shared/interview/interview.ts'
import type { ResultView } from '@dryrun/shared/interview/view.ts'
import { counted, levelWords, mss, targetWords } from '@dryrun/shared/interview/words.ts'
import { fullDateOf } from '../lib/dates.ts'
import { useView } from '../room/use-room.ts'
import { Fold } from '../ui/Fold.tsx'
import { Coverage } from './Coverage.tsx'
import { LevelBars } from './LevelBars.tsx'
import { ratingWord } from './level-meaning.ts'
import { NoteList } from './NoteList.tsx'
import { ResultScores } from './ResultScores.tsx'
import classes from './Results.module.css'
import { ShownList } from './ShownList.tsx'

/** One round as it looked from both sides. */
export function ResultRound({ result }: { result: ResultView }) {
  const { people, me, interview } = useView()
  const { index, title, prompt, startedAt, endedAt, notes, script, ticks, flags, shown } = result
  const nameOf = (id: string | null) =>
    id === me ? 'You' : (people.find((person) => person.id === id)?.name ?? 'Nobody')
  const clock = (at: number) => mss(runningMs(result, at))
  return (
    <article className={classes.round} id={`round-${index + 1}`} aria-labelledby={`title-${index}`}>
      <header>
        <p className={classes.facts}>
          Round {index + 1} · {nameOf(result.interviewer)} asked, {lower(nameOf(result.candidate))} answered · lasted{' '}
          {clock(endedAt)} · {fullDateOf(startedAt)}
        </p>
        <h2 id={`title-${index}`} className={classes.title}>
          {title}
        </h2>
      </header>
      <Verdict result={result} level={targetWords[interview.targetLevel].toLowerCase()} />
      <Changes result={result} clock={clock} />
      <ResultScores result={result} clock={clock} candidate={nameOf(result.candidate)} />
      <section>
        <h3 className={classes.heading}>What was really being asked</h3>
        <p className={classes.words}>{script.reallyAsking}</p>
        <Fold title="The question, as it was put">
          <p className={classes.words}>{prompt}</p>
        </Fold>
        <Fold title="What was listened for" aside={`${ticks.length} of ${script.points.length} heard`} open>
          <Coverage script={script} ticks={ticks} flags={flags} clock={clock} />
        </Fold>
        {shown.length > 0 && (
          <Fold title="What was put to the candidate" aside={shown.length} open>
            <ShownList shown={shown} script={script} clock={clock} />
          </Fold>
        )}
        {notes.length > 0 && (
          <Fold title="The interviewer’s notes" aside={counted(notes.length, 'note')}>
            <NoteList notes={notes} clock={clock} />
          </Fold>
        )}
      </section>
      <Rating result={result} by={nameOf(result.candidate)} />
    </article>
  )
}

const lower = (name: string): string => (name === 'You' ? 'you' : name)

function Verdict({ result: { call, weighted, summary }, level }: { result: ResultView; level: string }) {
  return (
    <section>
      <div className={classes.verdict}>
        <div>
          <p className={classes.call}>
            {levelWords[call]}
            <span className={classes.for}> for {level}</span>
          </p>
          <LevelBars level={call} />
        </div>
        {weighted !== null && (
          <p className={classes.weighted}>
            <span className={classes.number}>{weighted.toFixed(1)}</span> of 4, the scores weighted. The call is the
            interviewer’s own.
          </p>
        )}
      </div>
      {summary && <p className={classes.summary}>{summary}</p>}
    </section>
  )
}

const thingsWords = ['One thing', 'Two things', 'Three things']

function Changes({ result: { changes }, clock }: { result: ResultView; clock: (at: number) => string }) {
  if (!changes.length) return null
  return (
    <section>
      <h3 className={classes.heading}>{thingsWords[changes.length - 1]} to change next time</h3>
      <ol className={classes.changes}>
        {changes.map(({ at, behaviour, effect, drill }) => (
          <li key={`${at} ${behaviour}`} className={classes.change}>
            <span className={classes.clock}>{clock(at)}</span>
            <div>
              <p className={classes.behaviour}>{behaviour}</p>
              {effect && (
                <p className={classes.words}>
                  <span className={classes.label}>What came of it</span> {effect}
                </p>
              )}
              {drill && (
                <p className={classes.words}>
                  <span className={classes.label}>Practise</span> {drill}
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Rating({ result: { rating, comment }, by }: { result: ResultView; by: string }) {
  return (
    <section>
      <h3 className={classes.heading}>How the interviewing was</h3>
      <p className={classes.words}>
        {by} rated it {rating} of 5: {ratingWord(rating).toLowerCase()}.
      </p>
      {comment && <blockquote className={classes.quote}>{comment}</blockquote>}
    </section>
  )
}

import { counted, shownText } from '@dryrun/shared/format.ts'
import type { ReportRound, ReportScript } from '@dryrun/shared/report/report-view.ts'
import { Fold } from '../../ui/Fold.tsx'
import { Moment } from '../Moment.tsx'
import { NoteList } from '../NoteList.tsx'
import classes from '../Report.module.css'
import { AnswerChecks } from './AnswerChecks.tsx'
import { Coverage, coverageText, PointList } from './Coverage.tsx'
import { FactsGiven } from './FactsGiven.tsx'
import { MisquotesHeard } from './MisquotesHeard.tsx'
import { ShownList } from './ShownList.tsx'

/** The script as far as the server discloses it to this reader. */
export function ScriptBehind({ round, target }: { round: ReportRound; target: string }) {
  const { prompt, script, coverage, notes, alone } = round
  const asked = round.shown.filter(({ kind }) => kind !== 'fact')
  return (
    <section>
      <h3 className={classes.heading}>{script ? 'What was really being asked' : 'The question'}</h3>
      {script && (
        <>
          <p className={classes.words}>{script.reallyAsking}</p>
          <p className={classes.words}>
            <span className={classes.label}>What {target} takes</span> {script.bar}
          </p>
        </>
      )}
      <Fold title="The question, as it was put" open={!script}>
        <p className={classes.words}>{prompt}</p>
      </Fold>
      <FactsGiven round={round} />
      {alone ? (
        <Fold title="Points to listen for" aside={script?.points.length ?? 0}>
          <PointList points={script?.points ?? []} />
        </Fold>
      ) : (
        <Fold title="What was listened for" aside={coverageText(coverage)} open>
          <Coverage points={script?.points ?? []} coverage={coverage} />
        </Fold>
      )}
      <AnswerChecks round={round} />
      {script && script.flags.length > 0 && (
        <Fold title="Red flags seen" aside={script.flags.length} open>
          <Flags flags={script.flags} />
        </Fold>
      )}
      <MisquotesHeard script={script} />
      {asked.length > 0 && (
        <Fold title="Questions asked" aside={asked.length} open>
          <ShownList shown={asked} />
        </Fold>
      )}
      {script && script.unused.length > 0 && (
        <Fold title="Not asked" aside={script.unused.length}>
          <Unused unused={script.unused} />
        </Fold>
      )}
      {script && script.figures.length > 0 && (
        <Fold title="Numbers to know" aside={script.figures.length}>
          <Figures figures={script.figures} />
        </Fold>
      )}
      {notes.length > 0 && (
        <Fold title="The interviewer’s notes" aside={counted(notes.length, 'note')}>
          <NoteList notes={notes} />
        </Fold>
      )}
    </section>
  )
}

function Flags({ flags }: Pick<ReportScript, 'flags'>) {
  return (
    <ul className={classes.points}>
      {flags.map(({ clock, flag, because }) => (
        <li key={flag} className={classes.point}>
          <Moment clock={clock} />
          <div>
            <p className={classes.pointName}>{flag}</p>
            <p className={classes.words}>{because}</p>
          </div>
        </li>
      ))}
    </ul>
  )
}

function Unused({ unused }: Pick<ReportScript, 'unused'>) {
  return (
    <ul className={classes.points}>
      {unused.map(({ kind, text, behind }) => (
        <li key={text}>
          <p className={classes.when}>{shownText[kind]}</p>
          <p className={classes.pointName}>{text}</p>
          {behind?.tests && (
            <p className={classes.words}>
              <span className={classes.label}>Tests</span> {behind.tests}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

function Figures({ figures }: Pick<ReportScript, 'figures'>) {
  return (
    <ul className={classes.points}>
      {figures.map(({ value, meaning }) => (
        <li key={`${value} ${meaning}`}>
          <strong>{value}</strong> {meaning}
        </li>
      ))}
    </ul>
  )
}

import { howText, levelText } from '@dryrun/shared/format.ts'
import type { Level } from '@dryrun/shared/interview/terms.ts'
import type { Party, ReportRound, ReportScore } from '@dryrun/shared/report/report-view.ts'
import { LevelBars } from '../../ui/LevelBars.tsx'
import { Moment } from '../Moment.tsx'
import { PlayMoment } from '../sound/PlayMoment.tsx'
import { partyInside, partyName } from './party-text.ts'
import classes from './ScoreList.module.css'

export function ScoreList({ round: { scores, candidate } }: { round: ReportRound }) {
  return (
    <section>
      <h3 className={classes.heading}>Scores and evidence</h3>
      <p className={classes.note}>Times are those of the round’s clock, pauses left out.</p>
      <ul className={classes.rows}>
        {scores.filter(isScored).map((score) => (
          <Row key={score.id} score={score} candidate={candidate} />
        ))}
      </ul>
      <Unscored
        words="Not asked in this round:"
        scores={scores.filter((score) => !isScored(score) && score.notAsked)}
        candidate={candidate}
      />
      <Unscored
        words="Not scored in this round:"
        scores={scores.filter((score) => !isScored(score) && !score.notAsked)}
        candidate={candidate}
      />
    </section>
  )
}

const isScored = ({ level, evidence, sentence }: ReportScore): boolean =>
  level !== null || evidence.length > 0 || sentence !== ''

type UnscoredProps = { words: string; scores: readonly ReportScore[]; candidate: Party }

function Unscored({ words, scores, candidate }: UnscoredProps) {
  if (!scores.length) return null
  const named = scores.map(({ name, self }) => (self ? `${name} (${partyInside(candidate)} said ${self})` : name))
  return (
    <p className={classes.unscored}>
      <strong>{words}</strong> {named.join(' · ')}
    </p>
  )
}

function Row({ score, candidate }: { score: ReportScore; candidate: Party }) {
  const { name, weight, level, anchor, parts, notAsked, how, sentence, self, evidence } = score
  return (
    <li className={classes.row}>
      <div>
        <h4 className={classes.name}>{name}</h4>
        <p className={classes.level}>
          <LevelBars level={level} />
          {level ? `${level} ${levelText[level]}` : notAsked ? 'Not asked' : 'Not scored'}
        </p>
        <p className={classes.note}>
          {selfWords(partyName(candidate), self)} · weight {weight}
        </p>
      </div>
      <div className={classes.why}>
        {anchor && <p className={classes.anchor}>{anchor}</p>}
        {parts && <Parts parts={parts} given={level} />}
        {sentence && <p className={classes.sentence}>“{sentence}”</p>}
        {how && <p className={classes.note}>Came up {howText[how]}</p>}
        {evidence.length > 0 && (
          <ul className={classes.moments} aria-label="Moments it stands on">
            {evidence.map(({ clock, note }) => (
              <li key={`${clock} ${note}`}>
                <Moment clock={clock} />
                <span>{note}</span>
                <PlayMoment clock={clock} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  )
}

type PartsProps = { parts: NonNullable<ReportScore['parts']>; given: Level | null }

/** What was observed of the anchors, what the next level lacks, and that the interviewer chose another level. */
function Parts({ parts: { level, observed, missing }, given }: PartsProps) {
  const listed = (named: typeof observed) => named.map(({ part }) => part).join(' · ')
  return (
    <>
      <p className={classes.note}>
        <b>Observed:</b> {listed(observed)}
      </p>
      {missing.length > 0 && (
        <p className={classes.note}>
          <b>Missing for {level + 1}:</b> {listed(missing)}
        </p>
      )}
      {given !== level && (
        <p className={classes.note}>The observed parts come to {level}. The interviewer overruled this.</p>
      )}
    </>
  )
}

const selfWords = (candidate: string, self: Level | null): string =>
  self ? `${candidate} said ${self}, ${levelText[self].toLowerCase()}` : `${candidate} gave no score`

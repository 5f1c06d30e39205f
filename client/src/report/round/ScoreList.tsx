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
      <Unscored scores={scores.filter((score) => !isScored(score))} candidate={candidate} />
    </section>
  )
}

const isScored = ({ level, evidence, sentence }: ReportScore): boolean =>
  level !== null || evidence.length > 0 || sentence !== ''

function Unscored({ scores, candidate }: { scores: readonly ReportScore[]; candidate: Party }) {
  if (!scores.length) return null
  const named = scores.map(({ name, self }) => (self ? `${name} (${partyInside(candidate)} said ${self})` : name))
  return (
    <p className={classes.unscored}>
      <strong>Not scored in this round:</strong> {named.join(' · ')}
    </p>
  )
}

function Row({ score, candidate }: { score: ReportScore; candidate: Party }) {
  const { name, weight, level, anchor, how, sentence, self, evidence } = score
  return (
    <li className={classes.row}>
      <div>
        <h4 className={classes.name}>{name}</h4>
        <p className={classes.level}>
          <LevelBars level={level} />
          {level ? `${level} ${levelText[level]}` : 'Not scored'}
        </p>
        <p className={classes.note}>
          {selfWords(partyName(candidate), self)} · weight {weight}
        </p>
      </div>
      <div className={classes.why}>
        {anchor && <p className={classes.anchor}>{anchor}</p>}
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

const selfWords = (candidate: string, self: Level | null): string =>
  self ? `${candidate} said ${self}, ${levelText[self].toLowerCase()}` : `${candidate} gave no score`

import type { Level } from '@dryrun/shared/interview/terms.ts'
import type { ResultRow, ResultView } from '@dryrun/shared/interview/view.ts'
import { howWords, levelWords } from '@dryrun/shared/interview/words.ts'
import { LevelBars } from './LevelBars.tsx'
import classes from './ResultScores.module.css'

type Clock = (at: number) => string
type Props = { result: ResultView; clock: Clock; candidate: string }

/** Score by score: what both sides gave, the observation it stands on, and the moments. */
export function ResultScores({ result: { rows }, clock, candidate }: Props) {
  return (
    <section>
      <h3 className={classes.heading}>Scores</h3>
      <p className={classes.note}>Times are those of the round’s clock, pauses left out.</p>
      <ul className={classes.rows}>
        {rows.filter(isScored).map((row) => (
          <Row key={row.id} row={row} clock={clock} candidate={candidate} />
        ))}
      </ul>
      <Unscored rows={rows.filter((row) => !isScored(row))} candidate={candidate} />
    </section>
  )
}

const isScored = ({ level, evidence, sentence }: ResultRow): boolean =>
  level !== null || evidence.length > 0 || sentence !== ''

/** What the round never came to, in a line rather than in rows of nothing. */
function Unscored({ rows, candidate }: { rows: readonly ResultRow[]; candidate: string }) {
  if (!rows.length) return null
  const named = rows.map(({ name, self }) => (self ? `${name} (${lower(candidate)} said ${self})` : name))
  return (
    <p className={classes.unscored}>
      <strong>Not scored in this round:</strong> {named.join(' · ')}
    </p>
  )
}

const lower = (name: string): string => (name === 'You' ? 'you' : name)

function Row({ row, clock, candidate }: { row: ResultRow; clock: Clock; candidate: string }) {
  const { name, weight, level, anchor, how, sentence, self, evidence } = row
  return (
    <li className={classes.row}>
      <div>
        <h4 className={classes.name}>{name}</h4>
        <p className={classes.level}>
          <LevelBars level={level} />
          {level ? `${level} ${levelWords[level]}` : 'Not scored'}
        </p>
        <p className={classes.note}>
          {selfWords(candidate, self)}
          {level && self && self !== level ? ` (${apart(self - level)})` : ''}
          {' · '}weight {weight}
        </p>
      </div>
      <div className={classes.why}>
        {anchor && <p className={classes.anchor}>{anchor}</p>}
        {sentence && <p className={classes.sentence}>“{sentence}”</p>}
        {how && <p className={classes.note}>Came up {howWords[how]}</p>}
        {evidence.length > 0 && (
          <ul className={classes.moments} aria-label="Moments it stands on">
            {evidence.map(({ id, at, note }) => (
              <li key={id}>
                <span className={classes.clock}>{clock(at)}</span> {note}
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  )
}

const selfWords = (candidate: string, self: Level | null): string =>
  self ? `${candidate} said ${self}, ${levelWords[self].toLowerCase()}` : `${candidate} gave no score of their own`

const apart = (by: number): string => `${Math.abs(by)} ${by > 0 ? 'higher' : 'lower'}`

import { counted, levelText } from '@dryrun/shared/format.ts'
import { partsOf, reachedBy } from '@dryrun/shared/interview/parts.ts'
import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { levels, promptings, promptingText } from '../lib/role-text.ts'
import { type Scoring, useScoring } from '../live/scoring/use-scoring.ts'
import { Fold } from '../ui/Fold.tsx'
import { LevelParts } from '../ui/parts/LevelParts.tsx'
import { PartsOutcome } from '../ui/parts/PartsOutcome.tsx'
import { Scale } from '../ui/Scale.tsx'
import { EvidenceEditor } from './EvidenceEditor.tsx'
import { rowId } from './interviewer-missing.ts'
import type { Marker } from './markers.ts'
import classes from './ScoreRow.module.css'
import { SentenceField } from './SentenceField.tsx'
import type { Review } from './use-review.ts'

type Dimension = Review['question']['rubric'][number]
type Props = { dimension: Dimension; review: Review; markers: readonly Marker[] }

export function ScoreRow({ dimension, review, markers }: Props) {
  const { id, name } = dimension
  const scoring = useScoring(review, dimension)
  const { level, sentence } = scoring.score
  const moments = review.evidence.filter((evidence) => evidence.dimension === id)
  const bare = (level === 1 || level === 4) && moments.length === 0
  return (
    <Fold id={rowId(id)} title={name} aside={<RowState scoring={scoring} moments={moments.length} bare={bare} />}>
      <div className={classes.row}>
        <Levels dimension={dimension} scoring={scoring} />
        <How dimension={dimension} scoring={scoring} />
        <SentenceField name={name} value={sentence} isNeeded={scoring.waiting !== null} onSave={scoring.say} />
        <EvidenceEditor dimension={dimension} review={review} markers={markers} moments={moments} bare={bare} />
      </div>
    </Fold>
  )
}

type ScoringProps = { dimension: Dimension; scoring: Scoring }

/** The levels with their anchors: in parts to tick where the rubric has parts. */
function Levels({ dimension, scoring }: ScoringProps) {
  const { name, anchors } = dimension
  const { score, waiting } = scoring
  const parts = partsOf(dimension)
  if (!parts)
    return (
      <Scale
        layout="list"
        quietLegend
        legend={`Level for ${name}`}
        options={levels.map((value) => ({ value, label: levelText[value], words: anchors[value - 1] }))}
        value={score.level}
        onChange={scoring.pick}
      />
    )
  return (
    <div>
      <LevelParts
        name={name}
        parts={parts}
        seen={score.seen}
        level={score.level}
        onSee={scoring.see}
        onPick={scoring.pick}
      />
      <PartsOutcome
        reached={reachedBy(dimension, score)}
        level={score.level}
        waiting={waiting}
        onFollow={scoring.followParts}
      />
    </div>
  )
}

function How({ dimension: { weight }, scoring }: ScoringProps) {
  const { level, how, seen, notAsked = false } = scoring.score
  return (
    <div className={classes.how}>
      <fieldset className={classes.choice}>
        <legend className={classes.label}>How it came about</legend>
        {promptings.map((value) => (
          <button
            key={value}
            type="button"
            className={classes.option}
            aria-pressed={how === value}
            onClick={() => scoring.tell(value)}
          >
            {promptingText[value]}
          </button>
        ))}
      </fieldset>
      <button
        type="button"
        className={classes.option}
        aria-pressed={notAsked}
        onClick={() => scoring.setNotAsked(!notAsked)}
      >
        Not asked
      </button>
      <span className={classes.weight}>Weight {weight}</span>
      {(level !== null || seen || notAsked) && (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={scoring.clear}>
          Clear score
        </Button>
      )}
    </div>
  )
}

function RowState({ scoring, moments, bare }: { scoring: Scoring; moments: number; bare: boolean }) {
  const { score, waiting } = scoring
  if (score.notAsked) return <span>Not asked</span>
  if (score.level === null) return <span>Not scored</span>
  return (
    <span className={classes.state}>
      {waiting !== null && <Lacking words="needs a sentence" />}
      {bare ? <Lacking words="needs a moment" /> : moments > 0 && <span>{counted(moments, 'moment')}</span>}
      <strong className={classes.level}>
        {score.level} {levelText[score.level]}
      </strong>
    </span>
  )
}

function Lacking({ words }: { words: string }) {
  return (
    <span className={classes.bare}>
      <IconAlertTriangle size={16} aria-hidden /> {words}
    </span>
  )
}

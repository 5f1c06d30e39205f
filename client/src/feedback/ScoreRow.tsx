import { counted, levelText } from '@dryrun/shared/format.ts'
import { scoreFor } from '@dryrun/shared/interview/scoring.ts'
import type { Level, Prompting } from '@dryrun/shared/interview/terms.ts'
import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { levels, promptings, promptingText } from '../lib/role-text.ts'
import { useRoomClient } from '../live/use-room.ts'
import { Fold } from '../ui/Fold.tsx'
import { Scale } from '../ui/Scale.tsx'
import { EvidenceEditor } from './EvidenceEditor.tsx'
import { rowId } from './interviewer-missing.ts'
import type { Marker } from './markers.ts'
import classes from './ScoreRow.module.css'
import { SentenceField } from './SentenceField.tsx'
import type { Review } from './use-review.ts'

type Dimension = Review['question']['rubric'][number]
type Props = { dimension: Dimension; review: Review; markers: readonly Marker[] }
type Part = Partial<{ level: Level | null; how: Prompting | null; sentence: string }>

export function ScoreRow({ dimension, review, markers }: Props) {
  const { submit } = useRoomClient()
  const { id, name, weight, anchors } = dimension
  const { level = null, how = null, sentence = '' } = scoreFor(review.scores, id) ?? {}
  const round = review.question.index
  const score = (part: Part) => void submit({ type: 'score', round, dimension: id, level, how, sentence, ...part })
  const moments = review.evidence.filter((evidence) => evidence.dimension === id)
  const bare = (level === 1 || level === 4) && moments.length === 0
  return (
    <Fold id={rowId(id)} title={name} aside={<RowState level={level} moments={moments.length} bare={bare} />}>
      <div className={classes.row}>
        <Scale
          layout="list"
          quietLegend
          legend={`Level for ${name}`}
          options={levels.map((value) => ({ value, label: levelText[value], words: anchors[value - 1] }))}
          value={level}
          onChange={(chosen) => score({ level: chosen })}
        />
        <div className={classes.how}>
          <fieldset className={classes.choice}>
            <legend className={classes.label}>How it came about</legend>
            {promptings.map((value) => (
              <button
                key={value}
                type="button"
                className={classes.option}
                aria-pressed={how === value}
                onClick={() => score({ how: how === value ? null : value })}
              >
                {promptingText[value]}
              </button>
            ))}
          </fieldset>
          <span className={classes.weight}>Weight {weight}</span>
          {level !== null && (
            <Button variant="subtle" color="gray" size="compact-sm" onClick={() => score({ level: null })}>
              Clear score
            </Button>
          )}
        </div>
        <SentenceField name={name} value={sentence} onSave={(text) => score({ sentence: text })} />
        <EvidenceEditor dimension={dimension} review={review} markers={markers} moments={moments} bare={bare} />
      </div>
    </Fold>
  )
}

function RowState({ level, moments, bare }: { level: Level | null; moments: number; bare: boolean }) {
  if (level === null) return <span>Not scored</span>
  return (
    <span className={classes.state}>
      {bare ? (
        <span className={classes.bare}>
          <IconAlertTriangle size={16} aria-hidden /> needs a moment
        </span>
      ) : (
        moments > 0 && <span>{counted(moments, 'moment')}</span>
      )}
      <strong className={classes.level}>
        {level} {levelText[level]}
      </strong>
    </span>
  )
}

import { levelText } from '@dryrun/shared/format.ts'
import { partsOf, reachedBy } from '@dryrun/shared/interview/parts.ts'
import { Button, UnstyledButton } from '@mantine/core'
import { IconChevronRight, IconTargetArrow } from '@tabler/icons-react'
import { useState } from 'react'
import type { OptimisticPanel } from '../../live/optimistic-view.ts'
import { draftNames } from '../../live/returned-texts.ts'
import { type Scoring, useScoring } from '../../live/scoring/use-scoring.ts'
import { useLeads } from '../../live/use-interviewer-panel.ts'
import { useLayout, useLayoutStore } from '../../live/use-layout.ts'
import { LevelParts } from '../../ui/parts/LevelParts.tsx'
import { PartsOutcome } from '../../ui/parts/PartsOutcome.tsx'
import { HowChoice } from '../HowChoice.tsx'
import { EvidenceList } from './EvidenceList.tsx'
import { LevelChoice } from './LevelChoice.tsx'
import classes from './rubric.module.css'
import { Sentence } from './Sentence.tsx'
import { useAttach } from './use-attach.ts'

type Dimension = OptimisticPanel['question']['rubric'][number]
type Props = { dimension: Dimension; desk: OptimisticPanel; bare: boolean }

export function DimensionCard({ dimension, desk, bare }: Props) {
  const { id, name } = dimension
  const layout = useLayoutStore()
  const selected = useLayout((state) => state.dimension) === id
  const [open, setOpen] = useState(false)
  const scoring = useScoring(desk, dimension)
  const attach = useAttach()
  const leads = useLeads()
  const select = () => layout.setState({ dimension: id })
  return (
    <section
      className={classes.card}
      aria-label={name}
      data-selected={selected}
      data-waiting={desk.waiting.has(`score:${id}`)}
      onPointerDown={select}
      onFocus={select}
    >
      <Head dimension={dimension} open={open} onToggle={() => setOpen(!open)} takesKey={selected && leads} />
      <div className={classes.levelRow} data-open={open}>
        <Levels dimension={dimension} scoring={scoring} open={open} />
        {leads && <AddEvidence onClick={() => attach(desk.question.index, id)} />}
      </div>
      {open && leads && <Withdrawals scoring={scoring} />}
      {!open && <Chosen dimension={dimension} scoring={scoring} />}
      <Grounds dimension={dimension} round={desk.question.index} scoring={scoring} open={open} />
      <EvidenceList desk={desk} dimension={id} bare={bare} />
    </section>
  )
}

type HeadProps = { dimension: Dimension; open: boolean; onToggle: () => void; takesKey: boolean }

function Head({ dimension: { name, weight }, open, onToggle, takesKey }: HeadProps) {
  return (
    <h2 className={classes.name}>
      <UnstyledButton className={classes.toggle} aria-expanded={open} onClick={onToggle}>
        <IconChevronRight size={16} stroke={1.75} className={classes.chevron} aria-hidden />
        <span>{name}</span>
      </UnstyledButton>
      <span className={classes.weight}>
        weight {weight}
        {takesKey && (
          <kbd className={classes.key} title="E ties this moment to it">
            E
          </kbd>
        )}
      </span>
    </h2>
  )
}

type ScoringProps = { dimension: Dimension; scoring: Scoring; open: boolean }

/** The levels in a row, or with their anchors: in parts to tick where the rubric has parts. */
function Levels({ dimension, scoring, open }: ScoringProps) {
  const leads = useLeads()
  const { score, waiting } = scoring
  const parts = partsOf(dimension)
  const reached = reachedBy(dimension, score)
  const isOther = waiting !== null || (reached !== undefined && reached.level !== score.level)
  const outcome = (
    <PartsOutcome
      reached={reached}
      level={score.level}
      waiting={waiting}
      onFollow={leads ? scoring.followParts : undefined}
    />
  )
  if (open && parts)
    return (
      <div className={classes.byParts}>
        <LevelParts
          name={dimension.name}
          parts={parts}
          seen={score.seen}
          level={score.level}
          disabled={!leads}
          onSee={scoring.see}
          onPick={scoring.pick}
        />
        {outcome}
      </div>
    )
  return (
    <div className={classes.byLevel}>
      <LevelChoice dimension={dimension} level={score.level} open={open} disabled={!leads} onPick={scoring.pick} />
      {isOther && outcome}
    </div>
  )
}

function Withdrawals({ scoring: { score, setNotAsked, clear } }: Pick<ScoringProps, 'scoring'>) {
  const isNotAsked = score.notAsked ?? false
  return (
    <div className={classes.withdrawals}>
      <Button
        size="compact-sm"
        variant={isNotAsked ? 'filled' : 'default'}
        aria-pressed={isNotAsked}
        onClick={() => setNotAsked(!isNotAsked)}
      >
        Not asked
      </Button>
      {(score.level || score.seen || isNotAsked) && (
        <UnstyledButton className={classes.clear} onClick={clear}>
          Clear score
        </UnstyledButton>
      )}
    </div>
  )
}

function Chosen({ dimension, scoring: { score } }: Omit<ScoringProps, 'open'>) {
  const { level, notAsked } = score
  if (notAsked) return <p className={classes.chosen}>Not asked</p>
  if (!level) return null
  return (
    <p className={classes.chosen}>
      <b>{levelText[level]}.</b> {dimension.anchors[level - 1]}
    </p>
  )
}

function Grounds({ dimension: { id, name }, round, scoring, open }: ScoringProps & { round: number }) {
  const leads = useLeads()
  const { score, waiting } = scoring
  return (
    <>
      {score.level && (
        <div className={classes.rest}>
          <HowChoice
            label={`How it came up: ${name}`}
            value={score.how}
            disabled={!leads}
            onPick={(picked) => scoring.tell(picked)}
          />
        </div>
      )}
      {!leads && score.sentence && <p className={classes.chosen}>{score.sentence}</p>}
      {leads && (score.level || open) && (
        <Sentence
          field={draftNames.sentence(round, id)}
          label={`One sentence on ${name}`}
          value={score.sentence}
          isNeeded={waiting !== null}
          onSave={scoring.say}
        />
      )}
    </>
  )
}

function AddEvidence({ onClick }: { onClick: () => void }) {
  return (
    <Button
      className={classes.attach}
      size="compact-sm"
      variant="default"
      leftSection={<IconTargetArrow size={14} stroke={1.75} />}
      onClick={onClick}
    >
      Add evidence
    </Button>
  )
}

import { levelText } from '@dryrun/shared/format.ts'
import { scoreFor } from '@dryrun/shared/interview/scoring.ts'
import { Button, UnstyledButton } from '@mantine/core'
import { IconChevronRight, IconTargetArrow } from '@tabler/icons-react'
import { useState } from 'react'
import type { OptimisticPanel } from '../../live/optimistic-view.ts'
import { draftNames } from '../../live/returned-texts.ts'
import { useLeads } from '../../live/use-interviewer-panel.ts'
import { useLayout, useLayoutStore } from '../../live/use-layout.ts'
import { HowChoice } from '../HowChoice.tsx'
import { EvidenceList } from './EvidenceList.tsx'
import { LevelChoice } from './LevelChoice.tsx'
import classes from './rubric.module.css'
import { Sentence } from './Sentence.tsx'
import { useAttach, useScore } from './use-judge.ts'

type Dimension = OptimisticPanel['question']['rubric'][number]
type Props = { dimension: Dimension; desk: OptimisticPanel; bare: boolean }

export function DimensionCard({ dimension, desk, bare }: Props) {
  const { id, name } = dimension
  const layout = useLayoutStore()
  const selected = useLayout((state) => state.dimension) === id
  const [open, setOpen] = useState(false)
  const score = useScore(desk)
  const attach = useAttach()
  const leads = useLeads()
  const level = scoreFor(desk.scores, id)?.level ?? null
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
        <LevelChoice
          dimension={dimension}
          level={level}
          open={open}
          disabled={!leads}
          onPick={(chosen) => score(id, { level: chosen })}
        />
        {leads && <AddEvidence onClick={() => attach(desk.question.index, id)} />}
      </div>
      {!open && level && (
        <p className={classes.chosen}>
          <b>{levelText[level]}.</b> {dimension.anchors[level - 1]}
        </p>
      )}
      <Grounds dimension={dimension} desk={desk} open={open} />
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

type GroundsProps = { dimension: Dimension; desk: OptimisticPanel; open: boolean }

function Grounds({ dimension: { id, name }, desk, open }: GroundsProps) {
  const score = useScore(desk)
  const leads = useLeads()
  const { level = null, how = null, sentence = '' } = scoreFor(desk.scores, id) ?? {}
  return (
    <>
      {level && (
        <div className={classes.rest}>
          <HowChoice
            label={`How it came up: ${name}`}
            value={how}
            disabled={!leads}
            onPick={(picked) => score(id, { how: picked === how ? null : picked })}
          />
        </div>
      )}
      {!leads && sentence && <p className={classes.chosen}>{sentence}</p>}
      {leads && (level || open) && (
        <Sentence
          field={draftNames.sentence(desk.question.index, id)}
          label={`One sentence on ${name}`}
          value={sentence}
          onSave={(written) => score(id, { sentence: written })}
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

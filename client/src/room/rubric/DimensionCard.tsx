import { Button, UnstyledButton } from '@mantine/core'
import { IconChevronRight, IconTargetArrow } from '@tabler/icons-react'
import { useState } from 'react'
import type { DeskAhead } from '../desk-ahead.ts'
import { HowChoice } from '../HowChoice.tsx'
import { useLeads } from '../use-desk.ts'
import { useLayout, useLayoutStore } from '../use-layout.ts'
import { levelWords } from '../words.ts'
import { EvidenceList } from './EvidenceList.tsx'
import { LevelChoice } from './LevelChoice.tsx'
import classes from './rubric.module.css'
import { Sentence } from './Sentence.tsx'
import { useAttach, useScore } from './use-judge.ts'

type Dimension = DeskAhead['question']['rubric'][number]
type Props = { dimension: Dimension; desk: DeskAhead; bare: boolean }

/** One line of the rubric: level, how it came up, a sentence, and the moments it stands on. */
export function DimensionCard({ dimension, desk, bare }: Props) {
  const { id, name, weight } = dimension
  const layout = useLayoutStore()
  const selected = useLayout((state) => state.dimension) === id
  const [open, setOpen] = useState(false)
  const score = useScore(desk)
  const attach = useAttach()
  const leads = useLeads()
  const given = desk.scores[id]
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
      <h2 className={classes.name}>
        <UnstyledButton className={classes.toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
          <IconChevronRight size={16} stroke={1.75} className={classes.chevron} aria-hidden />
          <span>{name}</span>
        </UnstyledButton>
        <span className={classes.weight}>
          weight {weight}
          {selected && leads && (
            <kbd className={classes.key} title="E ties this moment to it">
              E
            </kbd>
          )}
        </span>
      </h2>
      <div className={classes.levelRow} data-open={open}>
        <LevelChoice
          dimension={dimension}
          level={given?.level ?? null}
          open={open}
          disabled={!leads}
          onPick={(level) => score(id, { level })}
        />
        {leads && <ThisMoment onClick={() => attach(desk.question.index, id)} />}
      </div>
      {!open && given?.level && (
        <p className={classes.chosen}>
          <b>{levelWords[given.level]}.</b> {dimension.anchors[given.level - 1]}
        </p>
      )}
      {given?.level && (
        <div className={classes.rest}>
          <HowChoice
            label={`How it came up: ${name}`}
            value={given.how}
            disabled={!leads}
            onPick={(how) => score(id, { how: how === given.how ? null : how })}
          />
        </div>
      )}
      {!leads && given?.sentence && <p className={classes.chosen}>{given.sentence}</p>}
      {leads && (given?.level || open) && (
        <Sentence
          field={`sentence:${desk.question.index}:${id}`}
          label={`One sentence on ${name}`}
          value={given?.sentence ?? ''}
          onSave={(sentence) => score(id, { sentence })}
        />
      )}
      <EvidenceList desk={desk} dimension={id} bare={bare} />
    </section>
  )
}

function ThisMoment({ onClick }: { onClick: () => void }) {
  return (
    <Button
      className={classes.attach}
      size="compact-sm"
      variant="default"
      leftSection={<IconTargetArrow size={14} stroke={1.75} />}
      onClick={onClick}
    >
      This moment
    </Button>
  )
}

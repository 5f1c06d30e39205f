import type { Equivalent } from '@dryrun/shared/pack/extras.ts'
import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type ReactNode, useRef, useState } from 'react'
import type { OptimisticPanel } from '../../live/optimistic-view.ts'
import { useRound, useSeen } from '../../live/use-interviewer-panel.ts'
import { usePanelFocus } from '../use-panel-focus.ts'
import { Bar } from './Bar.tsx'
import { Curveball } from './Curveball.tsx'
import { Figures } from './Figures.tsx'
import { FollowUps } from './FollowUps.tsx'
import { type Filter, filterOf } from './filter.ts'
import { Facts } from './guide/Facts.tsx'
import { FitsNow } from './guide/FitsNow.tsx'
import { RunCard } from './guide/RunCard.tsx'
import { HintLadder } from './HintLadder.tsx'
import { Marked } from './Marked.tsx'
import { Points } from './Points.tsx'
import { RedFlags } from './RedFlags.tsx'
import { Equivalents } from './reference/Equivalents.tsx'
import { ReferenceBoard } from './reference/ReferenceBoard.tsx'
import { Worksheet } from './reference/Worksheet.tsx'
import { ScriptJumps } from './ScriptJumps.tsx'
import { ScriptSection } from './ScriptSection.tsx'
import classes from './script.module.css'
import { type SectionId, sectionsOf } from './sections.ts'

const none: readonly never[] = []

type Props = { desk: OptimisticPanel; equivalents?: readonly Equivalent[] | undefined }

export function ScriptPanel({ desk, equivalents = none }: Props) {
  const [text, setText] = useState('')
  const filter = filterOf(text)
  const sections = sectionsOf({ desk, equivalents }, filter, useIsEarly(desk.question.index))
  const body = useRef<HTMLDivElement>(null)
  const search = usePanelFocus<HTMLInputElement>('script')
  const find = (words: string) => {
    setText(words)
    body.current?.scrollTo(0, 0)
  }
  const found = sections.some((section) => section.found)
  return (
    <div className={classes.panel}>
      <div className={classes.head}>
        <TextInput
          ref={search}
          size="xs"
          placeholder="Find in the script"
          aria-label="Find in the script"
          leftSection={<IconSearch size={14} stroke={1.75} />}
          rightSection={text && <CloseButton size="xs" aria-label="Show all again" onClick={() => find('')} />}
          value={text}
          onChange={(event) => find(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && find('')}
        />
        <ScriptJumps sections={sections} />
      </div>
      <div className={classes.body} ref={body}>
        {sections.map((section) => (
          <ScriptSection key={section.id} section={section} isSearched={filter.length > 0}>
            {contents[section.id]({ desk, equivalents, filter })}
          </ScriptSection>
        ))}
        {!found && <p className={classes.none}>Nothing in the script has these words.</p>}
      </div>
    </div>
  )
}

/** Facts are asked for in the first phases of a plan. */
const EARLY_PHASES = 3

function useIsEarly(index: number): boolean {
  const plan = useSeen((view) => view.plan)
  const round = useRound()
  const phase = round?.index === index ? round.visits.at(-1)?.phase : undefined
  return plan.findIndex(({ id }) => id === phase) < EARLY_PHASES
}

type Shown = { desk: OptimisticPanel; equivalents: readonly Equivalent[]; filter: Filter }

const contents: Record<SectionId, (shown: Shown) => ReactNode> = {
  card: ({ desk, filter }) => {
    const { runCard } = desk.question.script
    return runCard && <RunCard card={runCard} desk={desk} filter={filter} />
  },
  facts: (shown) => <Facts {...shown} />,
  now: ({ desk }) => <FitsNow desk={desk} />,
  asking: ({ desk, filter }) => (
    <p className={classes.prose}>
      <Marked filter={filter}>{desk.question.script.reallyAsking}</Marked>
    </p>
  ),
  bar: (shown) => <Bar {...shown} />,
  points: (shown) => <Points {...shown} />,
  'follow-ups': (shown) => <FollowUps {...shown} />,
  hints: (shown) => <HintLadder {...shown} />,
  'red-flags': (shown) => <RedFlags {...shown} />,
  figures: (shown) => <Figures {...shown} />,
  curveball: (shown) => <Curveball {...shown} />,
  reference: ({ desk }) => {
    const { referenceBoard } = desk.question.script
    return referenceBoard && <ReferenceBoard reference={referenceBoard} />
  },
  worksheet: ({ desk }) => {
    const { worksheet } = desk.question.script
    return worksheet && <Worksheet sheet={worksheet} />
  },
  equivalents: (shown) => <Equivalents {...shown} />,
}

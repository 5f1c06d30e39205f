import { SegmentedControl } from '@mantine/core'
import { useMemo, useState } from 'react'
import { LayoutProvider } from '../live/use-layout.ts'
import { RoomContext } from '../live/use-room.ts'
import { PromptPanel } from '../room/prompt/PromptPanel.tsx'
import { RubricPanel } from '../room/rubric/RubricPanel.tsx'
import { ScriptPanel } from '../room/script/ScriptPanel.tsx'
import { OnlyYou } from '../ui/OnlyYou.tsx'
import classes from './PackEditor.module.css'
import { previewPanel, previewRoom, type Side } from './preview-room.ts'
import type { Seen } from './use-pack-check.ts'

type Props = { seen: Seen | undefined; side: Side }

export function Preview({ seen, side }: Props) {
  const preview = seen?.preview
  const room = useMemo(() => preview && previewRoom(preview, side), [preview, side])
  if (!seen || !room)
    return (
      <p className={classes.none}>
        This question can’t be shown before its faults are mended. They stand under “Faults”, each with its line.
      </p>
    )
  return (
    <div className={classes.preview} key={`${seen.preview.question.index}${side}`}>
      {seen.isBehind && <p className={classes.behind}>As it was before its faults.</p>}
      <RoomContext value={room}>
        <LayoutProvider interviewId="preview">
          {side === 'candidate' ? <CandidateSide seen={seen} /> : <InterviewerSide seen={seen} />}
        </LayoutProvider>
      </RoomContext>
    </div>
  )
}

function CandidateSide({ seen: { preview } }: { seen: Seen }) {
  const parts = preview.startingBoard?.parts ?? []
  return (
    <>
      <PromptPanel />
      {parts.length > 0 && (
        <p className={classes.board}>
          <b>On the board at the start</b> {parts.map(({ label }) => label).join(', ')}
        </p>
      )}
    </>
  )
}

function InterviewerSide({ seen: { preview } }: { seen: Seen }) {
  const [panel, setPanel] = useState('script')
  const desk = previewPanel(preview)
  return (
    <OnlyYou className={classes.desk ?? ''} words="The candidate does not see this">
      <SegmentedControl
        size="xs"
        aria-label="Which panel of the interviewer"
        data={[
          { value: 'script', label: 'Script' },
          { value: 'rubric', label: 'Rubric' },
          { value: 'study', label: 'Afterwards' },
        ]}
        value={panel}
        onChange={setPanel}
      />
      <div className={classes.deskPanel}>
        {panel === 'script' && <ScriptPanel desk={desk} equivalents={preview.equivalents} />}
        {panel === 'rubric' && <RubricPanel desk={desk} />}
        {panel === 'study' && <StudyList study={preview.study} rubric={preview.question.rubric} />}
      </div>
    </OnlyYou>
  )
}

type StudyProps = { study: Seen['preview']['study']; rubric: Seen['preview']['question']['rubric'] }

function StudyList({ study, rubric }: StudyProps) {
  const nameOf = (dimension: string) => rubric.find(({ id }) => id === dimension)?.name ?? dimension
  return (
    <dl className={classes.study}>
      {study.map(({ dimension, drill }) => (
        <div key={`${dimension}${drill}`}>
          <dt>{nameOf(dimension)}</dt>
          <dd>{drill}</dd>
        </div>
      ))}
    </dl>
  )
}

import { scoreFor } from '@dryrun/shared/interview/scoring.ts'
import { Tabs } from '@mantine/core'
import { type InterviewerPanelName, showPanel } from '../live/layout-store.ts'
import { readersText } from '../live/script-readers.ts'
import { useInterviewerPanel, useSeen, useStage } from '../live/use-interviewer-panel.ts'
import { useLayout, useLayoutStore } from '../live/use-layout.ts'
import { useLiveRoom } from '../live/use-room.ts'
import { OnlyYou } from '../ui/OnlyYou.tsx'
import { RecoverablePart } from '../ui/RecoverablePart.tsx'
import { HideButton } from './HideButton.tsx'
import classes from './InterviewerPanel.module.css'
import { NotesPanel } from './notes/NotesPanel.tsx'
import { keyOf, panelText, useInterviewerPanelState } from './panels.ts'
import { RubricPanel } from './rubric/RubricPanel.tsx'
import { RoomScript } from './script/RoomScript.tsx'

/** All interviewer-only content in one place, so that one key hides it. */
export function InterviewerPanel({ className }: { className: string }) {
  const layout = useLayoutStore()
  const panel = useLayout((state) => state.deskPanel)
  const desk = useInterviewerPanel()
  const inBreak = useStage() === 'break'
  const [lens, people] = [useSeen((view) => view.lens), useSeen((view) => view.people)]
  const isLive = useLiveRoom() !== undefined
  const open = useInterviewerPanelState() === 'open'
  if (!desk || !open) return null
  const shown = inBreak && panel === 'notes' ? 'script' : panel
  const scored = desk.question.rubric.filter(({ id }) => scoreFor(desk.scores, id)?.level).length
  return (
    <aside className={className} aria-label="Only for the interviewer">
      <OnlyYou className={classes.ground ?? ''} {...readersText({ people, lens: isLive ? lens : 'shadow' })}>
        {isLive && <HideButton className={classes.hide} />}
        <Tabs
          value={shown}
          onChange={(value) => value && showPanel(layout, value as InterviewerPanelName, true)}
          activateTabWithKeyboard={false}
          classNames={{ root: classes.tabs ?? '', panel: classes.panel ?? '', tab: classes.tab ?? '' }}
        >
          <Tabs.List grow>
            <DeskTab panel="script" />
            <DeskTab panel="rubric" count={scored ? `${scored}/${desk.question.rubric.length}` : ''} />
            {!inBreak && <DeskTab panel="notes" count={desk.notes.length ? String(desk.notes.length) : ''} />}
          </Tabs.List>
          <Tabs.Panel value="script">
            <RecoverablePart name="The script" key={desk.question.index}>
              <RoomScript desk={desk} />
            </RecoverablePart>
          </Tabs.Panel>
          <Tabs.Panel value="rubric">
            <RecoverablePart name="The rubric" key={desk.question.index}>
              <RubricPanel desk={desk} />
            </RecoverablePart>
          </Tabs.Panel>
          {!inBreak && (
            <Tabs.Panel value="notes">
              <RecoverablePart name="The notes" key={desk.question.index}>
                <NotesPanel desk={desk} />
              </RecoverablePart>
            </Tabs.Panel>
          )}
        </Tabs>
      </OnlyYou>
    </aside>
  )
}

function DeskTab({ panel, count = '' }: { panel: InterviewerPanelName; count?: string }) {
  return (
    <Tabs.Tab value={panel} title={keyOf(panel)}>
      {panelText[panel]}
      {count && <span className={classes.count}>{count}</span>}
    </Tabs.Tab>
  )
}

import { counted, targetText } from '@dryrun/shared/format.ts'
import { CallSetup } from '../call/check/CallSetup.tsx'
import { OfflineBanner } from '../live/status/OfflineBanner.tsx'
import { RefusedList } from '../live/status/RefusedList.tsx'
import { SaveState } from '../live/status/SaveState.tsx'
import { useView } from '../live/use-room.ts'
import { isInterviewerView } from '../live/view-kind.ts'
import { Hideable } from '../room/Hideable.tsx'
import { PageShell } from '../shell/PageShell.tsx'
import { MissingPartner } from '../slots/MissingPartner.tsx'
import { RecoverablePart } from '../ui/RecoverablePart.tsx'
import classes from '../ui/sheets/LobbyView.module.css'
import { BoardCheck } from './BoardCheck.tsx'
import { ObserverLinks } from './ObserverLinks.tsx'
import { Preparation } from './Preparation.tsx'
import { StartPanel } from './StartPanel.tsx'
import { WhatHappens } from './WhatHappens.tsx'
import { WhoIsHere } from './WhoIsHere.tsx'

export function LobbyView() {
  const view = useView()
  const { interview, plan, people, me } = view
  const minutes = plan.reduce((sum, phase) => sum + phase.minutes, 0)
  const host = people.some(({ id, seat }) => id === me && seat === 'host')
  return (
    <PageShell title={interview.title} status={<SaveState />} notice={<OfflineBanner />}>
      <RefusedList />
      <MissingPartner interviewId={interview.id} />
      <header className={classes.head}>
        <div>
          <h1 className={classes.title}>{interview.title}</h1>
          <p className={classes.facts}>
            Target level {targetText[interview.targetLevel].toLowerCase()} · {counted(interview.rounds, 'round')} of{' '}
            {counted(minutes, 'minute')}
          </p>
        </div>
        <StartPanel />
      </header>
      <div className={classes.columns}>
        <div className={classes.side}>
          <WhoIsHere />
          <RecoverablePart name="The call">
            <CallSetup />
          </RecoverablePart>
          {(host || view.lens === 'interviewer') && (
            <ObserverLinks interviewId={interview.id} isHost={host} isInterviewer={view.lens === 'interviewer'} />
          )}
          <BoardCheck />
        </div>
        <div className={classes.main}>
          {isInterviewerView(view) && (
            <RecoverablePart name="The preparation">
              <Hideable>
                <Preparation view={view} />
              </Hideable>
            </RecoverablePart>
          )}
          {view.lens !== 'interviewer' && <WhatHappens lens={view.lens} plan={plan} />}
        </div>
      </div>
    </PageShell>
  )
}

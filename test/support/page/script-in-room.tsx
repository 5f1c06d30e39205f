import { useInterviewerPanel } from '@dryrun/client/live/use-interviewer-panel.ts'
import { LayoutProvider } from '@dryrun/client/live/use-layout.ts'
import { RoomContext } from '@dryrun/client/live/use-room.ts'
import { ScriptPanel } from '@dryrun/client/room/script/ScriptPanel.tsx'
import type { Question } from '@dryrun/shared/pack.ts'
import { screen } from '@testing-library/react'
import { ada, bob, INTERVIEW, openedWith, seated } from '../domain/facts.ts'
import type { Happened } from '../domain/given.ts'
import { HandClock } from './hand-clock.ts'
import { Browser, LiveRoom, turns } from './live-room.ts'
import { mounted } from './mounted.tsx'

/** The script panel of Ada's round on this question, over the real room. `answers` is the candidate's browser. */
export async function scriptInRoom(question: Question, since: readonly Happened[] = []) {
  const clock = new HandClock()
  const past: readonly Happened[] = [
    [ada, openedWith([question, question], ['host', 'host'])],
    ...seated.slice(1),
    [ada, { type: 'roundStarted', round: 0 }],
    ...since,
  ]
  const server = new LiveRoom(clock, 5_000, past)
  const [asks, answers] = [new Browser(server, ada, clock), new Browser(server, bob, clock)]
  await turns()
  await asks.link()
  await answers.link()
  await turns()
  const { user } = await mounted(
    <RoomContext value={asks.client}>
      <LayoutProvider interviewId={INTERVIEW}>
        <Panel />
      </LayoutProvider>
    </RoomContext>,
  )
  await screen.findByLabelText('Find in the script')
  return { user, answers, asks }
}

function Panel() {
  const desk = useInterviewerPanel()
  return desk ? <ScriptPanel desk={desk} /> : null
}

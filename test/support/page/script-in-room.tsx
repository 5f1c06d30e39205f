import type { RoomClient } from '@dryrun/client/live/room-client.ts'
import { useInterviewerPanel } from '@dryrun/client/live/use-interviewer-panel.ts'
import { LayoutProvider } from '@dryrun/client/live/use-layout.ts'
import { type RecordedRoom, RoomContext } from '@dryrun/client/live/use-room.ts'
import { RoomScript } from '@dryrun/client/room/script/RoomScript.tsx'
import type { Equivalent } from '@dryrun/shared/pack/extras.ts'
import type { Question } from '@dryrun/shared/pack.ts'
import { screen } from '@testing-library/react'
import { ada, bob, INTERVIEW, openedWith, seated } from '../domain/facts.ts'
import type { Happened } from '../domain/given.ts'
import { HandClock } from './hand-clock.ts'
import { Browser, LiveRoom, turns } from './live-room.ts'
import { mounted } from './mounted.tsx'
import { standInServer } from './stand-in-server.ts'

export const equivalentsPath = `/api/interviews/${INTERVIEW}/equivalents`

/**
 * The script panel of Ada's round on this question, over the real room and with these equivalents of its pack. `answers`
 * is the candidate's browser.
 */
export async function scriptInRoom(
  question: Question,
  since: readonly Happened[] = [],
  equivalents: readonly Equivalent[] = [],
) {
  standInServer({ [`GET ${equivalentsPath}`]: [200, { equivalents }] })
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
  return { user: await scriptIn(asks.client), answers, asks }
}

/** Shows the script panel of a live room or a recording. Returns a user. */
export async function scriptIn(room: RoomClient | RecordedRoom) {
  const { user } = await mounted(
    <RoomContext value={room}>
      <LayoutProvider interviewId={INTERVIEW}>
        <Panel />
      </LayoutProvider>
    </RoomContext>,
  )
  await screen.findByLabelText('Find in the script')
  return user
}

function Panel() {
  const desk = useInterviewerPanel()
  return desk ? <RoomScript desk={desk} /> : null
}

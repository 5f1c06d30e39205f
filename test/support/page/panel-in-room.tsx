import type { RoomClient } from '@dryrun/client/live/room-client.ts'
import { LayoutProvider } from '@dryrun/client/live/use-layout.ts'
import { type RecordedRoom, RoomContext } from '@dryrun/client/live/use-room.ts'
import type { Question } from '@dryrun/shared/pack.ts'
import type { ReactNode } from 'react'
import { ada, bob, INTERVIEW, openedWith, seated } from '../domain/facts.ts'
import type { Happened } from '../domain/given.ts'
import { HandClock } from './hand-clock.ts'
import { Browser, LiveRoom, turns } from './live-room.ts'
import { mounted } from './mounted.tsx'

/** A panel of Ada's round on this question, over the real room. `answers` is the candidate's browser. */
export async function panelInRoom(panel: ReactNode, question: Question, since: readonly Happened[] = []) {
  const { asks, answers } = await roundOf(question, since)
  return { user: await panelIn(panel, asks.client), answers, asks }
}

/** Ada's browser and the candidate's in a round on this question, after these events. */
export async function roundOf(question: Question, since: readonly Happened[]) {
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
  return { asks, answers }
}

/** Shows a panel of a live room or a recording. Returns a user. */
export async function panelIn(panel: ReactNode, room: RoomClient | RecordedRoom) {
  const { user } = await mounted(
    <RoomContext value={room}>
      <LayoutProvider interviewId={INTERVIEW}>{panel}</LayoutProvider>
    </RoomContext>,
  )
  return user
}

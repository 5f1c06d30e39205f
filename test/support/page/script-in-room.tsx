import type { RoomClient } from '@dryrun/client/live/room-client.ts'
import { useInterviewerPanel } from '@dryrun/client/live/use-interviewer-panel.ts'
import type { RecordedRoom } from '@dryrun/client/live/use-room.ts'
import { RoomScript } from '@dryrun/client/room/script/RoomScript.tsx'
import type { Equivalent } from '@dryrun/shared/pack/extras.ts'
import type { Question } from '@dryrun/shared/pack.ts'
import { screen } from '@testing-library/react'
import { INTERVIEW } from '../domain/facts.ts'
import type { Happened } from '../domain/given.ts'
import { panelIn, roundOf } from './panel-in-room.tsx'
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
  const { asks, answers } = await roundOf(question, since)
  return { user: await scriptIn(asks.client), answers, asks }
}

/** Shows the script panel of a live room or a recording. Returns a user. */
export async function scriptIn(room: RoomClient | RecordedRoom) {
  const user = await panelIn(<Panel />, room)
  await screen.findByLabelText('Find in the script')
  return user
}

function Panel() {
  const desk = useInterviewerPanel()
  return desk ? <RoomScript desk={desk} /> : null
}

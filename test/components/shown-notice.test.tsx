import { LayoutProvider } from '@dryrun/client/live/use-layout.ts'
import { RoomContext } from '@dryrun/client/live/use-room.ts'
import { ShownNotice } from '@dryrun/client/room/prompt/ShownNotice.tsx'
import { screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { ada, bob, INTERVIEW, inRoundOne } from '../support/domain/facts.ts'
import type { Happened } from '../support/domain/given.ts'
import { HandClock } from '../support/page/hand-clock.ts'
import { Browser, LiveRoom, turns } from '../support/page/live-room.ts'
import { mounted } from '../support/page/mounted.tsx'

const told = ['k1', 'k2', 'k3'].map((factId): Happened => [ada, { type: 'factTold', factId }])

it('[R48] over the board the candidate reads what came last, and how much came with it', async () => {
  const clock = new HandClock()
  const server = new LiveRoom(clock, 5_000, [...inRoundOne, ...told])
  const answers = new Browser(server, bob, clock)
  await turns()
  await answers.link()
  await turns()
  const { user } = await mounted(
    <RoomContext value={answers.client}>
      <LayoutProvider interviewId={INTERVIEW}>
        <ShownNotice />
      </LayoutProvider>
    </RoomContext>,
  )
  expect(await screen.findByText('fact 3')).toBeTruthy()
  expect(screen.getByText('And 2 more in the prompt.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Read' }))
  await waitFor(() => expect(screen.queryByText('fact 3')).toBeNull())
})

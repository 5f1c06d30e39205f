import { MeshCall } from '@dryrun/client/call/mesh/mesh-call.ts'
import type { IceReply } from '@dryrun/shared/api/call.ts'
import type { Signal } from '@dryrun/shared/signal.ts'
import { expect, it } from 'vitest'
import { HandClock } from '../../support/page/hand-clock.ts'
import { turns } from '../../support/page/live-room.ts'

it('[VC32] a microphone that opens while the page enters the call is told to the others', async () => {
  const sent: Signal[] = []
  let answerIce = (_: IceReply) => {}
  const call = new MeshCall({
    clock: new HandClock(),
    serverNow: () => 1,
    send: async (signal) => {
      sent.push(signal)
      return { ok: true }
    },
    askForIce: () => new Promise((resolve) => (answerIce = resolve)),
    sight: () => ({ me: 'ada', here: ['ada', 'bob'], isLive: true, isPlayer: () => true }),
    ears: { onMembers() {}, onElsewhere() {}, onSoundBlocked() {}, onFault() {} },
  })
  let talks = false
  const state = () => ({ talks, isMuted: false, hasCamera: false, screenSince: null })
  const entered = call.enter(state)
  talks = true
  call.tell(state())
  answerIce({ iceServers: [], relayOnly: false, showsAddress: false })
  await entered
  await turns()
  const toBob = sent.filter(({ to }) => to === 'bob').map(({ content }) => content)
  expect(toBob).toMatchObject([{ type: 'here', talks: true }])
  call.close()
})

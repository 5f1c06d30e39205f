import { spawnSync } from 'node:child_process'
import { join as joinPath } from 'node:path'
import type { IceReply, IceServer } from '@dryrun/shared/api/call.ts'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findTurnServer } from '../../scripts/prerequisites.mjs'
import { expectFitToShow, type Visitor, visitor } from '../support/browser/browsers.ts'
import { openThreeRounds } from '../support/browser/moves.ts'
import { startTurnServer, type TurnServer } from '../support/faults/turn-server.ts'
import { type RunningApp, startApp } from '../support/http/app.ts'
import { anyDatabase } from '../support/servers/any-database.ts'

type Peer = { peer?: RTCPeerConnection; channel?: RTCDataChannel; heard?: string }

/** These run in a page. They gather all candidates before they answer, so that no candidate must be passed on. */
const prepare = async (iceServers: IceServer[]) => {
  const peer = new RTCPeerConnection({ iceServers: iceServers as RTCIceServer[], iceTransportPolicy: 'relay' })
  const channel = peer.createDataChannel('words', { negotiated: true, id: 1 })
  Object.assign(window, { peer, channel })
  channel.onmessage = ({ data }) => Object.assign(window, { heard: data })
}
const gather = async (offer?: RTCSessionDescriptionInit): Promise<RTCSessionDescriptionInit> => {
  const { peer } = window as Peer
  if (!peer) throw new Error('no peer')
  if (offer) await peer.setRemoteDescription(offer)
  await peer.setLocalDescription()
  if (peer.iceGatheringState !== 'complete')
    await new Promise<void>((resolve) => {
      peer.onicegatheringstatechange = () => peer.iceGatheringState === 'complete' && resolve()
    })
  const { type = 'offer', sdp = '' } = peer.localDescription ?? {}
  return { type, sdp }
}
const accept = (answer: RTCSessionDescriptionInit) => (window as Peer).peer?.setRemoteDescription(answer)
const say = (word: string) => (window as Peer).channel?.send(word)
const heard = () => (window as Peer).heard
const state = () => (window as Peer).channel?.readyState
const usedKinds = async () => {
  const stats = [...((await (window as Peer).peer?.getStats()) ?? new Map()).values()]
  const ids = stats
    .filter(
      ({ type, state: pairState, nominated }) => type === 'candidate-pair' && nominated && pairState === 'succeeded',
    )
    .flatMap(({ localCandidateId, remoteCandidateId }) => [localCandidateId, remoteCandidateId])
  return stats.filter(({ id }) => ids.includes(id)).map(({ candidateType }) => candidateType)
}

async function introduce(ada: Page, bob: Page): Promise<void> {
  const offer = await ada.evaluate(gather, undefined)
  await ada.evaluate(accept, await bob.evaluate(gather, offer))
}

it('[RE28] the shipped relay does not start without a secret of its own', () => {
  const script = joinPath(import.meta.dirname, '../../deploy/turn.sh')
  for (const TURN_SECRET of [undefined, '', 'too-short'])
    expect(
      spawnSync('sh', [script, '/dev/null'], { env: { PATH: process.env.PATH, TURN_SECRET }, encoding: 'utf8' }),
    ).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('TURN_SECRET must have at least 16 characters'),
    })
})

describe.skipIf(!findTurnServer())('calls through a relay', () => {
  let relay: TurnServer
  let closed: TurnServer
  const open: { server: RunningApp; ada: Visitor }[] = []
  beforeAll(async () => {
    relay = await startTurnServer({ reachesLoopback: true })
    closed = await startTurnServer({ reachesLoopback: false })
  })
  afterAll(async () => {
    for (const { server, ada } of open) {
      await ada.close()
      await server.stop()
    }
    await relay?.stop()
    await closed?.stop()
  })

  /** A lobby on a server with these settings, and what it says of the servers for calls. */
  async function lobby(TURN_URLS: string, TURN_SECRET: string) {
    const server = await startApp(await anyDatabase(), { TURN_URLS, TURN_SECRET })
    const ada = await visitor('Ada')
    open.push({ server, ada })
    await openThreeRounds(ada, server.url)
    const ice: IceReply = await ada.page.evaluate(async () => {
      const id = window.location.pathname.split('/')[2]
      return (await fetch(`/api/interviews/${id}/ice`)).json()
    })
    return { server, ada, ice }
  }

  it('[RE24] two browsers are connected by the relay alone, with the credentials of a seat', async () => {
    const { server, ada, ice } = await lobby(relay.urls, relay.secret)
    const bob = await visitor('Bob')
    await bob.page.goto(server.url)
    for (const { page } of [ada, bob]) await page.evaluate(prepare, ice.iceServers)
    await introduce(ada.page, bob.page)
    await expect.poll(() => ada.page.evaluate(state)).toBe('open')
    await ada.page.evaluate(say, 'hello')
    await expect.poll(() => bob.page.evaluate(heard)).toBe('hello')
    expect(await ada.page.evaluate(usedKinds)).toEqual(['relay', 'relay'])
    await bob.close()
    await ada.page.getByText('The relay works').waitFor()
    await expectFitToShow(ada, 'lobby with a relay')
  })

  it('[RE25] the lobby names a wrong secret of the relay', async () => {
    const { ada } = await lobby(relay.urls, 'a-secret-of-someone-else')
    await ada.page.getByText('The relay refused its credentials').waitFor({ timeout: 20_000 })
    await ada.page.getByRole('button', { name: 'Try the relay again' }).waitFor()
    await expectFitToShow(ada, 'lobby with a relay that refuses')
  })

  it('[RE25] the lobby names a relay that does not answer', async () => {
    const { ada } = await lobby('turn:127.0.0.1:9?transport=udp', relay.secret)
    await ada.page.getByText(/The relay (can’t be reached from here|did not answer)/).waitFor({ timeout: 20_000 })
  })

  it('[RE26] the shipped relay reaches no address of a private network', async () => {
    const { server, ada, ice } = await lobby(closed.urls, closed.secret)
    const bob = await visitor('Bob')
    await bob.page.goto(server.url)
    for (const { page } of [ada, bob]) await page.evaluate(prepare, ice.iceServers)
    await introduce(ada.page, bob.page)
    await expect.poll(() => closed.printed(), { timeout: 30_000 }).toMatch(/403: Forbidden IP/)
    expect(await ada.page.evaluate(state)).toBe('connecting')
    await bob.close()
  })
})

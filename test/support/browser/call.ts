import type { BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Visitor, visitor } from './browsers.ts'

type Peers = { peers: RTCPeerConnection[]; descriptions: number }

/** Keeps the page's connections in reach of the tests. */
function watchPeers(): void {
  const watched = window as unknown as Peers
  Object.assign(watched, { peers: [], descriptions: 0 })
  const { RTCPeerConnection: Native } = window
  window.RTCPeerConnection = class extends Native {
    constructor(config?: RTCConfiguration) {
      super(config)
      watched.peers.push(this)
    }
    override setLocalDescription(description?: RTCLocalSessionDescriptionInit): Promise<void> {
      watched.descriptions++
      return super.setLocalDescription(description)
    }
  }
}

/** A person with a fake microphone and camera; without `devices`, with a browser that denies them. */
export async function caller(
  name: string,
  { devices = true, ...options }: { devices?: boolean } & BrowserContextOptions = {},
) {
  const person = await visitor(name, { ...options, permissions: devices ? ['microphone', 'camera'] : [] }, 'call')
  await person.context.addInitScript(watchPeers)
  return person
}

export type Sound = { energy: number; packets: number; descriptions: number; states: string[] }

/** What the page has received: audio energy and packets over its open connections, and how often it negotiated. */
export const soundAt = (page: Page): Promise<Sound> =>
  page.evaluate(async () => {
    const { peers, descriptions } = window as unknown as Peers
    const open = peers.filter(({ connectionState }) => connectionState !== 'closed')
    const reports = (await Promise.all(open.map((peer) => peer.getStats()))).flatMap((all) => [...all.values()])
    const audio = reports.filter(({ type, kind }) => type === 'inbound-rtp' && kind === 'audio')
    const sum = (name: string) => audio.reduce((total, report) => total + (report[name] ?? 0), 0)
    const states = open.map(({ connectionState }) => connectionState)
    return { energy: sum('totalAudioEnergy'), packets: sum('packetsReceived'), descriptions, states }
  })

/** Waits until sound with energy arrives after this moment. */
export async function hears({ page }: Pick<Visitor, 'page'>, what = 'sound'): Promise<void> {
  const before = await soundAt(page)
  await expect.poll(async () => (await soundAt(page)).energy, { message: what }).toBeGreaterThan(before.energy + 1e-6)
}

export const bar = ({ page }: Pick<Visitor, 'page'>) => page.getByRole('region', { name: 'Call', exact: true })
export const press = (person: Pick<Visitor, 'page'>, name: string) =>
  bar(person).getByRole('button', { name, exact: true }).click()

/** Waits until the bar says this of a person. */
export const says = (person: Pick<Visitor, 'page'>, name: string, words: string): Promise<void> =>
  bar(person).getByRole('listitem').filter({ hasText: name }).getByText(words).waitFor()

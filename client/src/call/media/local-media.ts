import type { TrackKind } from '../call.ts'
import { type Chosen, chooseDevice, chosenDevices } from './chosen-devices.ts'
import { type DeviceFault, openDevice, openScreen } from './devices.ts'
import { type Level, levelOf } from './level.ts'

export type Source = 'off' | 'opening' | 'on' | DeviceFault
export type MediaState = Readonly<{ microphone: Source; camera: Source; isMuted: boolean; isScreenOn: boolean }>

export const noMedia: MediaState = { microphone: 'off', camera: 'off', isMuted: false, isScreenOn: false }

type Ports = Readonly<{
  onChange(state: MediaState): void
  onTrack(kind: TrackKind, track: MediaStreamTrack | null): void
}>
type DeviceKind = 'microphone' | 'camera'
const trackOf = { microphone: 'audio', camera: 'camera' } as const

/** This page's microphone, camera and screen. */
export class LocalMedia {
  readonly #ports: Ports
  readonly #tracks = new Map<TrackKind, MediaStreamTrack>()
  #level: Level | undefined
  #state = noMedia

  constructor(ports: Ports) {
    this.#ports = ports
  }

  get state(): MediaState {
    return this.#state
  }

  get microphone(): MediaStreamTrack | null {
    return this.#tracks.get('audio') ?? null
  }

  get camera(): MediaStreamTrack | null {
    return this.#tracks.get('camera') ?? null
  }

  /** The amplitude of the microphone, from 0 to 1. A muted microphone gives 0. */
  get level(): number {
    return this.#state.isMuted ? 0 : (this.#level?.read() ?? 0)
  }

  async open(kind: DeviceKind): Promise<void> {
    if (this.#isOpening(kind)) return
    this.#change({ [kind]: 'opening' })
    const opened = await openDevice(kind, chosenDevices()[kind])
    if (typeof opened === 'string') return this.#change({ [kind]: opened })
    // The person has left while the browser asked.
    if (!this.#isOpening(kind)) return opened.stop()
    opened.onended = () => this.#lost(kind, opened)
    this.#put(trackOf[kind], opened)
    this.#change({ [kind]: 'on' })
  }

  close(kind: DeviceKind): void {
    this.#put(trackOf[kind], null)
    this.#change({ [kind]: 'off' })
  }

  /** Keeps the device open, so that a recording of it has no gap. */
  setMuted(isMuted: boolean): void {
    const track = this.#tracks.get('audio')
    if (track) track.enabled = !isMuted
    this.#change({ isMuted })
  }

  async openScreen(): Promise<void> {
    const track = await openScreen()
    if (!track) return
    track.onended = () => this.closeScreen()
    this.#put('screen', track)
    this.#change({ isScreenOn: true })
  }

  closeScreen(): void {
    this.#put('screen', null)
    this.#change({ isScreenOn: false })
  }

  closeAll(): void {
    this.close('microphone')
    this.close('camera')
    this.closeScreen()
  }

  /** Remembers a device, and switches to it if this kind is open. */
  async use(kind: keyof Chosen, deviceId: string): Promise<void> {
    chooseDevice(kind, deviceId)
    if (kind !== 'speaker' && this.#state[kind] === 'on') await this.open(kind)
  }

  #isOpening(kind: DeviceKind): boolean {
    return this.#state[kind] === 'opening'
  }

  /** Another device of the kind takes over, if there is one. */
  #lost(kind: DeviceKind, track: MediaStreamTrack): void {
    if (this.#tracks.get(trackOf[kind]) === track) void this.open(kind)
  }

  #put(kind: TrackKind, track: MediaStreamTrack | null): void {
    const before = this.#tracks.get(kind)
    if (before) before.onended = null
    before?.stop()
    if (track) this.#tracks.set(kind, track)
    else this.#tracks.delete(kind)
    if (kind === 'audio') this.#watchLevel(track)
    this.#ports.onTrack(kind, track)
  }

  #watchLevel(track: MediaStreamTrack | null): void {
    this.#level?.close()
    this.#level = track ? levelOf(track) : undefined
    if (track) track.enabled = !this.#state.isMuted
  }

  #change(change: Partial<MediaState>): void {
    this.#state = { ...this.#state, ...change }
    this.#ports.onChange(this.#state)
  }
}

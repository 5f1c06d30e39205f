import { api } from '../lib/api-client.ts'
import { ApiFailure } from '../lib/ask.ts'
import { browserClock, thisPage } from '../live/page-life.ts'
import type { RoomClient } from '../live/room-client.ts'
import { serverNow } from '../live/room-store.ts'
import type { CallEars, Member, MyState } from './call.ts'
import { createCallStore } from './call-store.ts'
import { type Chosen, chosenDevices } from './media/chosen-devices.ts'
import { LocalMedia, type MediaState } from './media/local-media.ts'
import { MeshCall } from './mesh/mesh-call.ts'
import { firstShared } from './model/screen-turn.ts'
import { decibels, SpeakingDetector } from './model/speaking.ts'
import { keepRejoin, type Rejoin, readRejoin } from './rejoin.ts'

const LISTEN_MS = 100

/** The call of one room: this page's devices, and the lines to the others. Methods can be passed on unbound. */
export class CallClient {
  readonly store = createCallStore()
  readonly #room: RoomClient
  readonly #media: LocalMedia
  readonly #mesh: MeshCall
  readonly #detector = new SpeakingDetector()
  readonly #endings: (() => void)[] = []
  #screenSince: number | null = null
  #isJoining: Promise<void> | undefined

  constructor(room: RoomClient) {
    this.#room = room
    this.#mesh = new MeshCall({
      clock: browserClock,
      serverNow: () => serverNow(room.store.getState()),
      send: (signal) => room.signals.send(signal),
      askForIce: () => api.ice(room.interviewId),
      sight: () => this.#sight(),
      ears: this.#ears(),
    })
    this.#media = new LocalMedia({
      onTrack: (kind, track) => this.#mesh.publish(kind, track),
      onChange: (state) => this.#onMedia(state),
    })
    this.#mesh.playThrough(chosenDevices().speaker)
    const listening = setInterval(() => this.#listen(), LISTEN_MS)
    const onHide = () => this.#mesh.leave()
    window.addEventListener('pagehide', onHide)
    this.#endings.push(
      () => clearInterval(listening),
      () => window.removeEventListener('pagehide', onHide),
      room.signals.listen(this.#mesh.hear),
      thisPage.onTurn((turn) => turn === 'woke' && this.#mesh.onWoken()),
      this.#followRoom(),
    )
    room.onClose(() => this.#close())
  }

  /** The open microphone of this page. */
  get microphone(): MediaStreamTrack | null {
    return this.#media.microphone
  }

  /** Its amplitude, from 0 to 1. */
  get level(): number {
    return this.#media.level
  }

  get #amPlayer(): boolean {
    const { me, isPlayer } = this.#sight()
    return isPlayer(me)
  }

  /** Enters the call. A person without a microphone only listens. */
  readonly join = ({ withMicrophone }: { withMicrophone: boolean }): Promise<void> => {
    this.#isJoining ??= this.#join(withMicrophone && this.#amPlayer).finally(() => {
      this.#isJoining = undefined
    })
    return this.#isJoining
  }

  readonly leave = (): void => {
    keepRejoin(this.#room.interviewId, undefined)
    this.#mesh.leave()
    this.#media.closeAll()
    this.store.setState({ phase: 'out', isSoundBlocked: false })
  }

  /** Mutes and unmutes; opens the microphone of a person who has only listened. */
  readonly toggleMute = (): void => {
    if (this.store.getState().phase !== 'in' || !this.#amPlayer) return
    const { microphone, isMuted } = this.#media.state
    if (microphone === 'on') this.#media.setMuted(!isMuted)
    else void this.#media.open('microphone')
  }

  readonly toggleCamera = (): void => {
    if (this.#media.state.camera === 'on') this.#media.close('camera')
    else void this.#media.open('camera')
  }

  readonly toggleScreen = (): void => {
    if (this.#media.state.isScreenOn) this.#media.closeScreen()
    else void this.#media.openScreen()
  }

  readonly use = (kind: keyof Chosen, deviceId: string): void => {
    void this.#media.use(kind, deviceId)
    if (kind === 'speaker') this.#mesh.playThrough(deviceId)
  }

  readonly playSound = (): void => this.#mesh.playSound()

  async #join(withMicrophone: boolean): Promise<void> {
    this.store.setState({ phase: 'joining', problem: null })
    // The browser asks for the microphone while the page joins: one after the other would take longer.
    const opening = withMicrophone ? this.#media.open('microphone') : undefined
    try {
      await this.#mesh.enter(() => this.#state)
      this.store.setState({ phase: 'in' })
      await opening
    } catch (error) {
      this.#media.closeAll()
      this.store.setState({ phase: 'out', problem: problemOf(error) })
    }
    this.#keep()
  }

  get #state(): MyState {
    const { microphone, camera, isMuted } = this.#media.state
    return {
      talks: microphone === 'on',
      isMuted,
      hasCamera: camera === 'on',
      screenSince: this.#screenSince,
    }
  }

  #sight() {
    const { view, here, link } = this.#room.store.getState()
    const players = (view?.people ?? []).filter(({ seat }) => seat === 'host' || seat === 'guest')
    return {
      me: view?.me ?? '',
      here,
      isLive: link === 'live',
      isPlayer: (personId: string) => players.some(({ id }) => id === personId),
    }
  }

  #ears(): CallEars {
    return {
      onMembers: (members) => this.#onMembers(members),
      onElsewhere: (isThere) => this.#onElsewhere(isThere),
      onSoundBlocked: (isSoundBlocked) => this.store.setState({ isSoundBlocked }),
      onFault: (error) => {
        // Reaches the page's error reporting, and nothing of the call.
        setTimeout(() => {
          throw error
        })
      },
    }
  }

  #onMembers(members: readonly Member[]): void {
    this.store.setState({ members })
    const shared = members.flatMap(({ page, screenSince: since }) => (since === null ? [] : [{ page, since }]))
    const mine = this.#screenSince === null ? [] : [{ page: this.#mesh.page, since: this.#screenSince }]
    const first = firstShared([...shared, ...mine])
    if (mine.length && first?.page !== this.#mesh.page) this.#media.closeScreen()
  }

  #onElsewhere(isThere: boolean): void {
    if (!isThere) return this.store.setState(({ phase }) => ({ phase: phase === 'elsewhere' ? 'out' : phase }))
    keepRejoin(this.#room.interviewId, undefined)
    this.#media.closeAll()
    this.store.setState({ phase: 'elsewhere' })
  }

  #onMedia(state: MediaState): void {
    const { isScreenOn } = state
    if (isScreenOn !== (this.#screenSince !== null))
      this.#screenSince = isScreenOn ? Math.round(serverNow(this.#room.store.getState())) : null
    this.store.setState({ ...state, ownCamera: this.#media.camera })
    this.#mesh.tell(this.#state)
    this.#keep()
  }

  #listen(): void {
    const { microphone } = this.#media.state
    const isLoud = this.#detector.hear(decibels(this.#media.level), browserClock.now())
    const amSpeaking = microphone === 'on' && isLoud
    if (amSpeaking !== this.store.getState().amSpeaking) this.store.setState({ amSpeaking })
  }

  #keep(): void {
    if (this.store.getState().phase !== 'in') return
    const { microphone, isMuted } = this.#media.state
    keepRejoin(this.#room.interviewId, { talks: microphone === 'on' || microphone === 'opening', isMuted })
  }

  /** Tells the mesh who comes and when the connection is back. Joins again after a reload, if need be once it is back. */
  #followRoom(): () => void {
    let rejoin = readRejoin(this.#room.interviewId)
    const follow = (state = this.#room.store.getState(), before?: typeof state) => {
      const arrived = state.here.filter((id) => !before?.here.includes(id))
      if (state.link === 'live' && before?.link === 'offline') {
        this.#mesh.onLive()
        if (this.store.getState().phase === 'out') rejoin = readRejoin(this.#room.interviewId)
      }
      if (!state.view || !state.here.length) return
      if (arrived.length) this.#mesh.onArrived(arrived)
      if (rejoin) void this.#rejoin(rejoin)
      rejoin = undefined
    }
    follow()
    return this.#room.store.subscribe(follow)
  }

  async #rejoin({ talks, isMuted }: Rejoin): Promise<void> {
    this.#media.setMuted(isMuted)
    await this.join({ withMicrophone: talks })
  }

  #close(): void {
    this.#mesh.close()
    this.#media.closeAll()
    for (const end of this.#endings) end()
  }
}

const problemOf = (error: unknown): string =>
  error instanceof ApiFailure ? error.message : 'The server cannot be reached. Try again in a moment.'

const clients = new WeakMap<RoomClient, CallClient>()

/** The call of a room, which ends with it. */
export function callOf(room: RoomClient): CallClient {
  const client = clients.get(room) ?? new CallClient(room)
  clients.set(room, client)
  return client
}

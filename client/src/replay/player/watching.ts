import type { Perspective } from '@dryrun/shared/replay/recording.ts'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Clock } from '../../lib/alarm.ts'
import { voicePath } from '../../lib/api-client.ts'
import { ReplaySound } from '../sound/replay-sound.ts'
import { linkedMoment, type MomentLink } from './moment.ts'
import { Player } from './player.ts'
import { PointingLane } from './pointing-lane.ts'
import type { RecordingSource } from './recording-source.ts'
import { type ReplayLine, ReplayState } from './replay-state.ts'

export type WatchingState = Readonly<{
  player: Player | undefined
  lines: readonly ReplayLine[]
  turningTo: Perspective | undefined
  /** Undefined where no voice was recorded for this user. */
  sound: ReplaySound | undefined
  fault: unknown
}>

export class Watching {
  readonly store: StoreApi<WatchingState>
  readonly lane = new PointingLane()
  readonly source: RecordingSource
  readonly #clock: Clock
  readonly #link: MomentLink
  /** Loaded perspectives, so that switching back needs no download. */
  readonly #retold = new Map<Perspective, ReplayState>()
  #loading = new AbortController()
  #hasPointing = false

  constructor(source: RecordingSource, link: MomentLink, clock: Clock) {
    this.source = source
    this.#link = link
    this.#clock = clock
    this.store = createStore<WatchingState>(() => ({
      player: undefined,
      lines: [],
      turningTo: undefined,
      sound: undefined,
      fault: null,
    }))
  }

  /** Opens a perspective, by default the viewer's own. Sets `fault` instead of rejecting. */
  readonly open = async (eyes?: Perspective): Promise<void> => {
    this.#loading.abort()
    this.#loading = new AbortController()
    const { signal } = this.#loading
    this.store.setState({ turningTo: eyes, fault: null })
    try {
      const retold = (eyes && this.#retold.get(eyes)) ?? new ReplayState(await this.source.head(eyes))
      if (signal.aborted) return
      this.#show(retold)
      await Promise.all([this.#load(retold, signal), this.#loadPointing(signal), this.#loadVoices(signal)])
    } catch (fault) {
      if (!signal.aborted) this.store.setState({ fault, turningTo: undefined })
    }
  }

  readonly again = (): void => void this.open(this.store.getState().player?.store.getState().head.eyes)

  close(): void {
    this.#loading.abort()
    const { player, sound } = this.store.getState()
    player?.pause()
    sound?.close()
    this.store.setState({ sound: undefined })
  }

  #show(retold: ReplayState): void {
    const { head, track, lines } = retold
    this.#retold.set(head.eyes, retold)
    const known = this.store.getState().player
    const player = known ?? new Player(head, track, this.#clock)
    if (!known) player.seek(linkedMoment(head, this.#link))
    player.change(head, track)
    this.store.setState({ player, lines, turningTo: undefined })
  }

  /** The server sends an interrupted track from its start, so known frames are skipped. */
  async #load(retold: ReplayState, signal: AbortSignal): Promise<void> {
    if (retold.track.isWhole) return
    let known = retold.track.length
    const take = (frames: Parameters<ReplayState['append']>[0]) => {
      if (signal.aborted) return
      retold.append(frames.slice(known))
      known = Math.max(0, known - frames.length)
      this.#arrived(retold)
    }
    await this.source.frames(retold.head.eyes, take, signal)
    if (signal.aborted) return
    retold.finish()
    this.#arrived(retold)
  }

  #arrived({ lines }: ReplayState): void {
    this.store.getState().player?.arrived()
    this.store.setState({ lines })
  }

  /** Voices are optional, too, and observers get none. */
  async #loadVoices(signal: AbortSignal): Promise<void> {
    const { interviewId } = this.source
    if (interviewId === null || this.store.getState().sound) return
    const voices = await this.source.voices().catch(() => [])
    if (signal.aborted || !voices.length) return
    const sound = new ReplaySound(voices, ({ take }) => voicePath(interviewId, take))
    this.store.setState({ sound })
    this.store.getState().player?.playWith(sound)
  }

  /** Pointers are optional: without them the recording still plays. */
  async #loadPointing(signal: AbortSignal): Promise<void> {
    if (this.#hasPointing) return
    this.lane.clear()
    const take = (samples: Parameters<PointingLane['append']>[0]) => {
      if (!signal.aborted) this.lane.append(samples)
    }
    await this.source.pointing(take, signal).then(
      () => {
        this.#hasPointing = !signal.aborted
      },
      () => undefined,
    )
  }
}

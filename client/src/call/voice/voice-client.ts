import { most } from '@dryrun/shared/limits.ts'
import { createStore } from 'zustand/vanilla'
import { api } from '../../lib/api-client.ts'
import { newId } from '../../lib/new-id.ts'
import { openDisk } from '../../live/outbox-disk.ts'
import { browserClock } from '../../live/page-life.ts'
import type { RoomClient } from '../../live/room-client.ts'
import { callOf } from '../call-client.ts'
import { decibels } from '../model/speaking.ts'
import { ChunkUploader, type VoiceChunk } from './chunk-uploader.ts'
import { recordableKind, TakeRecorder } from './take-recorder.ts'

/**
 * `isWithdrawing`: this person has stopped the recording, and the server does not know it yet. `unsent` chunks wait for
 * the server. `fault` says why the server takes no more.
 */
export type VoiceView = Readonly<{ isWithdrawing: boolean; unsent: number; fault: string | null }>

const LEVEL_MS = 100

/** Loudness from -100 to 0 decibels as a byte. */
const levelByte = (level: number): number => Math.round(Math.max(0, Math.min(100, level + 100)) * 2.55)

/** A take that is being recorded. `levels` are those since its last chunk. */
type Running = { take: string; recorder: TakeRecorder; levels: number[]; chunks: number }

/**
 * Records this person's microphone while all players agree. Each time the microphone opens or the agreement returns, a
 * new take begins.
 */
export class VoiceClient {
  readonly store = createStore<VoiceView>(() => ({ isWithdrawing: false, unsent: 0, fault: null }))
  readonly #room: RoomClient
  readonly #uploader: ChunkUploader
  readonly #endings: (() => void)[] = []
  #wanted: MediaStreamTrack | null = null
  /** Counts the changes of `#wanted`, so that a take whose start was answered late is not recorded. */
  #turn = 0
  #running: Running | undefined
  #isKnown = false

  constructor(room: RoomClient) {
    this.#room = room
    this.#uploader = new ChunkUploader({
      disk: openDisk<VoiceChunk>('dryrun-voices', 'chunks'),
      clock: browserClock,
      upload: (chunk) => api.uploadVoice(chunk),
      onChange: (unsent, fault) => this.store.setState({ unsent, fault }),
    })
    const call = callOf(room)
    const listening = setInterval(() => this.#running?.levels.push(levelByte(decibels(call.level))), LEVEL_MS)
    const follow = () => this.#follow()
    this.#endings.push(
      () => clearInterval(listening),
      room.store.subscribe(follow),
      call.store.subscribe(follow),
      this.store.subscribe(follow),
    )
    room.onClose(() => this.#close())
    this.#follow()
  }

  /** Stops the recording of this person at once, also while the server is away. */
  readonly withdraw = async (): Promise<void> => {
    this.store.setState({ isWithdrawing: true })
    const receipt = await this.#room.submit({ type: 'withdrawVoice' })
    if (!receipt.ok) this.store.setState({ isWithdrawing: false })
  }

  #follow(): void {
    const { view } = this.#room.store.getState()
    if (!view) return
    if (!this.#isKnown) void this.#uploader.begin(this.#room.interviewId, view.me)
    this.#isKnown = true
    const { isWithdrawing, fault } = this.store.getState()
    if (isWithdrawing && !view.recording?.agreed.includes(view.me)) return this.store.setState({ isWithdrawing: false })
    const isOn = view.recording?.isOn && !isWithdrawing && fault === null
    this.#want(isOn ? callOf(this.#room).microphone : null)
  }

  #want(track: MediaStreamTrack | null): void {
    if (track === this.#wanted) return
    this.#wanted = track
    this.#turn++
    this.#stop()
    const kind = recordableKind()
    if (track && kind) void this.#begin(track, kind, this.#turn)
  }

  async #begin(track: MediaStreamTrack, kind: VoiceChunk['kind'], turn: number): Promise<void> {
    const take = newId()
    const receipt = await this.#room.submit({ type: 'startVoice', take, kind })
    if (!receipt.ok) return
    if (turn === this.#turn) this.#record(track, take, kind)
    else void this.#room.submit({ type: 'endVoice', take, chunks: 0 })
  }

  #record(track: MediaStreamTrack, take: string, kind: VoiceChunk['kind']): void {
    const { interviewId } = this.#room
    const by = this.#room.store.getState().view?.me ?? ''
    const startedAt = performance.now()
    const onChunk = (bytes: Blob) => {
      const endMs = Math.round(performance.now() - startedAt)
      const levels = Uint8Array.from(running.levels.splice(0))
      this.#uploader.add({ interviewId, order: running.chunks++, id: take, by, kind, endMs, levels, bytes })
      if (running.chunks === most.voiceChunks - 1) this.#again()
    }
    const running: Running = { take, recorder: new TakeRecorder(track, onChunk), levels: [], chunks: 0 }
    this.#running = running
  }

  #stop(): void {
    const running = this.#running
    this.#running = undefined
    void running?.recorder.stop().then(() => {
      void this.#room.submit({ type: 'endVoice', take: running.take, chunks: running.chunks })
    })
  }

  /** A full take is followed by another one. */
  #again(): void {
    this.#want(null)
    this.#follow()
  }

  #close(): void {
    this.#turn++
    for (const end of this.#endings) end()
    void this.#running?.recorder.stop()
    this.#uploader.close()
  }
}

const clients = new WeakMap<RoomClient, VoiceClient>()

/** Returns the recorder of this person in a room. It ends with the room. */
export function voiceOf(room: RoomClient): VoiceClient {
  const client = clients.get(room) ?? new VoiceClient(room)
  clients.set(room, client)
  return client
}

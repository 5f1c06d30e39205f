import type { VoiceKind } from '@dryrun/shared/interview/terms.ts'
import { voiceChunkMs } from '@dryrun/shared/limits.ts'

const BITS_PER_SECOND = 24_000
const types: readonly (readonly [kind: VoiceKind, mimeType: string])[] = [
  ['audio/webm', 'audio/webm;codecs=opus'],
  ['audio/mp4', 'audio/mp4'],
]

/** What this browser records; undefined when it records nothing that the server stores. */
export const recordableKind = (): VoiceKind | undefined => recordable()?.[0]

const recordable = () =>
  typeof MediaRecorder === 'undefined'
    ? undefined
    : types.find(([, mimeType]) => MediaRecorder.isTypeSupported(mimeType))

/** Records a track in chunks, until it is stopped. A muted track gives silence. */
export class TakeRecorder {
  readonly #recorder: MediaRecorder
  readonly #stopped: Promise<void>

  constructor(track: MediaStreamTrack, onChunk: (bytes: Blob) => void) {
    const options = { mimeType: recordable()?.[1] ?? '', audioBitsPerSecond: BITS_PER_SECOND }
    this.#recorder = new MediaRecorder(new MediaStream([track]), options)
    this.#recorder.ondataavailable = ({ data }) => data.size > 0 && onChunk(data)
    this.#stopped = new Promise((resolve) => {
      this.#recorder.onstop = () => resolve()
    })
    this.#recorder.start(voiceChunkMs)
  }

  /** Resolves after the last chunk. The recorder also stops by itself when its track ends. */
  async stop(): Promise<void> {
    if (this.#recorder.state !== 'inactive') this.#recorder.stop()
    await this.#stopped
  }
}

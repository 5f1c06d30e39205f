import type { VoiceKind } from '@dryrun/shared/interview/terms.ts'
import type { Clock } from '../../lib/alarm.ts'
import { ApiFailure } from '../../lib/ask.ts'
import type { PageDisk } from '../../live/outbox-disk.ts'

/** A recorded chunk on this browser's disk. `id` is its take, `order` its number in the take. */
export type VoiceChunk = Readonly<{
  interviewId: string
  order: number
  id: string
  by: string
  kind: VoiceKind
  endMs: number
  levels: Uint8Array
  bytes: Blob
}>

type Ports = Readonly<{
  disk: PageDisk<VoiceChunk>
  clock: Clock
  /** Rejects with an `ApiFailure`. */
  upload(chunk: VoiceChunk): Promise<void>
  onChange(unsent: number, fault: string | null): void
}>

const FIRST_RETRY_MS = 1_000
const LONGEST_RETRY_MS = 30_000
/** The server has deleted the take, or will never take the chunk. */
const final = new Set([400, 404, 413, 415])

/**
 * Sends recorded chunks one after the other until the server has stored them. They stay on disk until then, so that a
 * reload or an outage loses none.
 */
export class ChunkUploader {
  readonly #ports: Ports
  readonly #waiting: VoiceChunk[] = []
  #retryMs = FIRST_RETRY_MS
  #isSending = false
  #isClosed = false
  #fault: string | null = null

  constructor(ports: Ports) {
    this.#ports = ports
  }

  /** Takes over the chunks that an earlier visit of this person left on disk. */
  async begin(interviewId: string, me: string): Promise<void> {
    const left = await this.#ports.disk.load(interviewId)
    this.#waiting.unshift(...left.filter(({ by }) => by === me))
    void this.#send()
  }

  add(chunk: VoiceChunk): void {
    this.#ports.disk.put(chunk)
    this.#waiting.push(chunk)
    void this.#send()
  }

  close(): void {
    this.#isClosed = true
  }

  async #send(): Promise<void> {
    this.#tell()
    const [first] = this.#waiting
    if (!first || this.#isSending || this.#isClosed) return
    this.#isSending = true
    const isDone = await this.#sent(first)
    this.#isSending = false
    if (!isDone) return this.#later()
    this.#retryMs = FIRST_RETRY_MS
    this.#waiting.splice(this.#waiting.indexOf(first), 1)
    this.#ports.disk.remove(first)
    void this.#send()
  }

  /** Whether the chunk is stored, or never will be. */
  async #sent(chunk: VoiceChunk): Promise<boolean> {
    try {
      await this.#ports.upload(chunk)
      this.#fault = null
      return true
    } catch (error) {
      const { status, message } = error instanceof ApiFailure ? error : { status: 0, message: '' }
      this.#fault = status === 409 ? message : this.#fault
      return final.has(status)
    }
  }

  #later(): void {
    this.#tell()
    this.#ports.clock.later(() => void this.#send(), this.#retryMs)
    this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS)
  }

  #tell(): void {
    this.#ports.onChange(this.#waiting.length, this.#fault)
  }
}

import type { Voice } from '@dryrun/shared/api/voices.ts'

const codecs = { 'audio/webm': 'audio/webm; codecs="opus"', 'audio/mp4': 'audio/mp4; codecs="mp4a.40.2"' } as const

/** A recorded voice as an audio element. It loads when it is first needed. */
export class VoiceAudio {
  readonly voice: Voice
  readonly #url: string
  readonly #audio = new Audio()
  readonly #loading = new AbortController()
  #isLoading = false

  constructor(voice: Voice, url: string) {
    this.voice = voice
    this.#url = url
    this.#audio.preload = 'auto'
  }

  /** The heard moment, in milliseconds of the server's clock; undefined while nothing is heard. */
  get moment(): number | undefined {
    const { paused, seeking, ended, readyState, currentTime } = this.#audio
    const isHeard = !paused && !seeking && !ended && readyState >= HTMLMediaElement.HAVE_FUTURE_DATA
    return isHeard ? this.voice.startedAt + currentTime * 1_000 : undefined
  }

  covers(at: number): boolean {
    return at >= this.voice.startedAt && at < this.voice.startedAt + this.voice.ms
  }

  setVolume(volume: number): void {
    this.#audio.volume = volume
  }

  /** Plays from the moment `at`, or corrects itself to it by `nudge` of its speed, or by a jump over `mostMs`. */
  play(at: number, speed: number, { nudge, mostMs }: { nudge: number; mostMs: number }): void {
    this.load()
    const audio = this.#audio
    const drift = this.voice.startedAt + audio.currentTime * 1_000 - at
    // Playing an ended sound starts it from the beginning, which would take the board along.
    if (audio.ended && drift <= mostMs) return
    if (Math.abs(drift) > mostMs && !audio.seeking) audio.currentTime = (at - this.voice.startedAt) / 1_000
    const isClose = Math.abs(drift) < CLOSE_MS
    const rate = isClose ? speed : speed * (drift > 0 ? 1 - nudge : 1 + nudge)
    if (audio.playbackRate !== rate) audio.playbackRate = rate
    // The browser refuses sound before the first click; the next tick asks again.
    if (audio.paused) audio.play().catch(() => undefined)
  }

  pause(): void {
    if (!this.#audio.paused) this.#audio.pause()
  }

  load(): void {
    if (this.#isLoading) return
    this.#isLoading = true
    const type = codecs[this.voice.kind]
    if (typeof MediaSource === 'undefined' || !MediaSource.isTypeSupported(type)) this.#audio.src = this.#url
    else this.#stream(type)
  }

  /** Ends the download too: a person may read two logs and voices at once. */
  close(): void {
    this.pause()
    this.#loading.abort()
    URL.revokeObjectURL(this.#audio.src)
    this.#audio.removeAttribute('src')
    this.#audio.load()
  }

  #download(): Promise<Response> {
    return fetch(this.#url, { signal: this.#loading.signal })
  }

  /** A recorded stream has no index, so the browser can seek in it only through a media source. */
  #stream(type: string): void {
    const source = new MediaSource()
    this.#audio.src = URL.createObjectURL(source)
    source.onsourceopen = () => {
      source.onsourceopen = null
      fill(source, source.addSourceBuffer(type), this.#download()).catch(() => {
        // Without the rest of the voice the board still plays.
        if (source.readyState === 'open') source.endOfStream()
      })
    }
  }
}

const CLOSE_MS = 15

async function fill(source: MediaSource, buffer: SourceBuffer, download: Promise<Response>): Promise<void> {
  const { body, ok } = await download
  if (!ok || !body) throw new Error('the voice did not come')
  const reader = body.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const taken = new Promise((resolve) => buffer.addEventListener('updateend', resolve, { once: true }))
    buffer.appendBuffer(part.value)
    await taken
  }
  if (source.readyState === 'open') source.endOfStream()
}

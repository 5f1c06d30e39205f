/** `elsewhere`: another tab saved the pack, so saving this text would overwrite that version. */
export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed' | 'elsewhere'

type Saved = { revision: number }
type Parts = {
  revision: number
  /** Rejects with the server's error. */
  save: (draft: { text: string; revision: number }) => Promise<Saved>
  /** Whether the error means that another tab saved a newer revision. */
  isElsewhere: (error: unknown) => boolean
  tell: (state: SaveState) => void
  /** Stores unsaved text in the browser; undefined clears it. */
  keep: (unsaved: { text: string; revision: number } | undefined) => void
}

/** Debounce, so that typing does not save each letter. */
const REST_MS = 800
const RETRY_MS = 5_000

/** Autosaves a text: one save at a time, always the latest text, with retries after failures. */
export class DraftSaver {
  readonly #parts: Parts
  #revision: number
  #unsaved: string | undefined
  #running: Promise<void> | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #isOver = false

  constructor(parts: Parts) {
    this.#parts = parts
    this.#revision = parts.revision
  }

  get revision(): number {
    return this.#revision
  }

  change(text: string): void {
    if (this.#isOver) return
    this.#unsaved = text
    this.#parts.keep({ text, revision: this.#revision })
    this.#parts.tell('waiting')
    this.#later(REST_MS)
  }

  /** Saves pending text now. Resolves to whether everything is saved; never rejects because of a failed save. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer)
    this.#running ??= this.#saveAll().finally(() => {
      this.#running = undefined
    })
    await this.#running
    return this.#unsaved === undefined && !this.#isOver
  }

  async #saveAll(): Promise<void> {
    while (this.#unsaved !== undefined && !this.#isOver) {
      const text = this.#unsaved
      this.#parts.tell('saving')
      try {
        this.#revision = (await this.#parts.save({ text, revision: this.#revision })).revision
      } catch (error) {
        return this.#failed(error)
      }
      if (this.#unsaved === text) this.#unsaved = undefined
    }
    if (this.#isOver) return
    this.#parts.keep(undefined)
    this.#parts.tell('saved')
  }

  #failed(error: unknown): void {
    this.#isOver = this.#parts.isElsewhere(error)
    this.#parts.tell(this.#isOver ? 'elsewhere' : 'failed')
    if (!this.#isOver) this.#later(RETRY_MS)
  }

  #later(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), ms)
  }
}

/** `elsewhere`: the pack was saved in another tab meanwhile, and what is written here would overwrite it. */
export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed' | 'elsewhere'

type Saved = { revision: number }
type Parts = {
  revision: number
  /** Rejects with what the server said. */
  save: (draft: { text: string; revision: number }) => Promise<Saved>
  /** Whether a refusal means that somebody else was faster. */
  isElsewhere: (error: unknown) => boolean
  tell: (state: SaveState) => void
  /** Keeps what is not saved yet on this machine; nothing is left to keep once it is. */
  keep: (unsaved: { text: string; revision: number } | undefined) => void
}

/** Long enough that a sentence is not saved letter by letter. */
const REST_MS = 800
const RETRY_MS = 5_000

/** Saves a text while it is being written, one save at a time, and always the latest. */
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

  /** The revision that was saved last. */
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

  /** Saves at once what is not saved yet. Whether all is saved now. */
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

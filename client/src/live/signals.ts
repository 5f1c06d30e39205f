import type { Receipt } from '@dryrun/shared/protocol.ts'
import type { Signal, SignalNews } from '@dryrun/shared/signal.ts'

type Ear = (news: SignalNews) => void

/** The signals of a call over the room's connection. */
export class Signals {
  readonly #ears = new Set<Ear>()
  readonly #send: (signal: Signal) => Promise<Receipt | undefined>

  constructor(send: (signal: Signal) => Promise<Receipt | undefined>) {
    this.#send = send
  }

  /** Resolves with undefined when no answer came: the other person may or may not have got it. */
  send(signal: Signal): Promise<Receipt | undefined> {
    return this.#send(signal)
  }

  /** Returns the function that ends it. */
  listen(ear: Ear): () => void {
    this.#ears.add(ear)
    return () => this.#ears.delete(ear)
  }

  hear(news: SignalNews): void {
    for (const ear of this.#ears) ear(news)
  }
}

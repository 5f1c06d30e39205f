import { type Canary, canariesIn } from './canaries.ts'
import { decodings } from './decodings.ts'
import { isListed, type Openings } from './openings.ts'

/** A secret that reached somebody to whom it was not open. */
export type Hit = Readonly<{ ear: string; field: string; round: number; after: string }>
/** What was caught on the way to a person. `ear` names the way, `path` the address if it is the answer to a request. */
export type Caught = Readonly<{ person: string; ear: string; after: string; path?: string }>

type Heard = { bytes: number; seen: Set<string> }

/** Searches what people were sent, raw and decoded, for canaries that were not open to them by then, and adds it up. */
export class SecretSearch {
  readonly hits: Hit[] = []
  readonly #canaries: readonly Canary[]
  readonly #openings: Openings
  readonly #heard = new Map<string, Heard>()

  constructor(canaries: readonly Canary[], openings: Openings) {
    this.#canaries = canaries
    this.#openings = openings
  }

  scan(sent: readonly (string | Uint8Array)[], { person, ear, after, path = '' }: Caught): void {
    const heard = this.#heard.get(ear) ?? { bytes: 0, seen: new Set() }
    this.#heard.set(ear, heard)
    heard.bytes += sent.reduce((sum, each) => sum + Buffer.byteLength(each), 0)
    const found = canariesIn(sent.flatMap(decodings).join('\n'))
    for (const text of found) heard.seen.add(text)
    const isOpen = (canary: Canary) =>
      this.#openings.isOpenTo(person, canary) || (path.startsWith('/api/packs') && isListed(canary))
    const leaked = this.#canaries.filter((canary) => found.has(canary.text) && !isOpen(canary))
    this.hits.push(...leaked.map(({ field, round }) => ({ ear, field, round, after })))
  }

  /** Fields of a round that were never heard on the way to somebody, though they should have been. */
  missing(ear: string, round: number, isWanted: (canary: Canary) => boolean): string[] {
    const seen = this.#heard.get(ear)?.seen
    return this.#canaries
      .filter((canary) => canary.round === round && isWanted(canary) && !seen?.has(canary.text))
      .map(({ field }) => field)
  }

  get figures(): { canaries: number; bytes: number; hits: number } {
    const bytes = [...this.#heard.values()].reduce((sum, heard) => sum + heard.bytes, 0)
    return { canaries: this.#canaries.length, bytes, hits: this.hits.length }
  }

  report(): string {
    const rows = [...this.#heard].map(([ear, { bytes, seen }]) => {
      const hits = this.hits.filter((hit) => hit.ear === ear).length
      return `  ${ear.padEnd(18)} ${String(bytes).padStart(10)} bytes  ${String(seen.size).padStart(4)} canaries openly given  ${hits} hits`
    })
    const { canaries, bytes, hits } = this.figures
    return [`wire tap: ${canaries} canaries, ${bytes} bytes, ${hits} hits`, ...rows, ''].join('\n')
  }
}

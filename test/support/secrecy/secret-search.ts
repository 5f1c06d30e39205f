import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { type Canary, canariesIn } from './canaries.ts'
import { decodings } from './decodings.ts'
import { isListed, type Openings } from './openings.ts'

export type Hit = Readonly<{ ear: string; field: string; round: number; after: string }>
/**
 * The channel and the person of a message, and the step before it. `maySeeLists` for pages that show the list of packs;
 * `raw` skips decoding.
 */
export type Caught = Readonly<{
  person: string
  ear: string
  after: string
  maySeeLists?: boolean
  raw?: boolean
}>

type Sent = string | Uint8Array
type Heard = { bytes: number; seen: Set<string> }

/** Larger texts are decoded once where identical ones come again, such as client files. */
const LARGE = 50_000

/** Searches messages, raw and decoded, for canaries that were not open to their recipients, and counts. */
export class SecretSearch {
  readonly hits: Hit[] = []
  readonly #canaries: readonly Canary[]
  readonly #openings: Openings
  readonly #heard = new Map<string, Heard>()
  readonly #known = new Map<string, ReadonlySet<string>>()

  constructor(canaries: readonly Canary[], openings: Openings) {
    this.#canaries = canaries
    this.#openings = openings
  }

  scan(sent: readonly Sent[], { person, ear, after, maySeeLists = false, raw = false }: Caught): void {
    const heard = this.#heard.get(ear) ?? { bytes: 0, seen: new Set() }
    this.#heard.set(ear, heard)
    heard.bytes += sent.reduce((sum, each) => sum + Buffer.byteLength(each), 0)
    const found = raw ? canariesIn(sent.join('\n')) : this.#decoded(sent)
    for (const text of found) heard.seen.add(text)
    const isOpen = (canary: Canary) => this.#openings.isOpenTo(person, canary) || (maySeeLists && isListed(canary))
    const leaked = this.#canaries.filter((canary) => found.has(canary.text) && !isOpen(canary))
    this.hits.push(...leaked.map(({ field, round }) => ({ ear, field, round, after })))
  }

  /** Like `scan`, but yields between pieces, since a server in this process must stay responsive. */
  async scanInTurn(sent: readonly Sent[], caught: Caught): Promise<void> {
    for (const piece of sent) {
      this.scan([piece], caught)
      await setImmediate()
    }
  }

  #decoded(sent: readonly Sent[]): Set<string> {
    const small = sent.filter((each) => each.length < LARGE)
    const large = sent.filter((each) => each.length >= LARGE)
    const texts = small.filter((each) => typeof each === 'string')
    const found = [...small.filter((each) => typeof each !== 'string'), texts.join('\n')].flatMap(decodings)
    return new Set([...canariesIn(found.join('\n')), ...large.flatMap((each) => [...this.#inLarge(each)])])
  }

  #inLarge(sent: Sent): ReadonlySet<string> {
    const key = createHash('sha256').update(sent).digest('base64')
    const found = this.#known.get(key) ?? canariesIn(decodings(sent).join('\n'))
    this.#known.set(key, found)
    return found
  }

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
